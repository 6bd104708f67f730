package org.alphadetector.research.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventAlarmsTest {

    @Test
    void theMainInputHasTheLargestShare() {
        String payload = "{\"observed\":3,\"shares\":{\"quote_volume\":0.3,\"ret_m_1\":0.7},\"unit\":\"log return\"}";

        assertThat(EventAlarms.mainInput(payload)).isEqualTo("ret_m_1");
        assertThat(EventAlarms.mainInput("{\"observed\":3}")).isEmpty();
    }
}
