package org.alphadetector.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.ByteBuffer;
import java.util.List;
import org.alphadetector.app.exit.CommandFailure;
import org.alphadetector.app.exit.UserMistake;
import org.alphadetector.features.catalog.FeatureCatalog;
import org.alphadetector.features.row.RowBinary;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.features.state.OtherSourcesException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class StreamsFailureTest {

    @Test
    void stateOfAnotherBuildIsSaidWithWhatToDo() {
        assertSaid(
                catchThrowable(() -> new LiveStates().restore("asset.bar/ticks/venue:A", new byte[] {2})),
                "key=asset.bar/ticks/venue:A");
    }

    @Test
    void rowsOfAnotherBuildAreSaidWithWhatToDo() {
        byte[] foreign = ByteBuffer.allocate(64).putInt(7).array();

        assertSaid(catchThrowable(() -> RowBinary.decode(foreign, FeatureCatalog.layout())), "fingerprint=7");
    }

    @Test
    void stateOfOtherSourcesIsTheUsersMistake() {
        Throwable refusal = catchThrowable(() -> OtherSourcesException.requireSame(List.of("a", "b"), List.of("a")));

        assertThat(StreamsFailure.of(new StreamsException("wrapped", refusal)))
                .isInstanceOf(UserMistake.class)
                .hasMessageContaining("no longer named: [b]")
                .hasMessageContaining("alpha exclude");
        assertThat(StreamsFailure.isOfBrokers(new KafkaException("of a broker", refusal)))
                .isFalse();
    }

    @Test
    void anythingElseKeepsItsCause() {
        StreamsException other = new StreamsException("out of luck");

        assertThat(StreamsFailure.of(other))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("out of luck")
                .hasCause(other);
    }

    private static void assertSaid(Throwable refusal, String detail) {
        assertThat(StreamsFailure.of(new StreamsException("wrapped", refusal)))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("another build of alpha")
                .hasMessageContaining("run that build again")
                .hasMessageContaining(detail);
    }
}
