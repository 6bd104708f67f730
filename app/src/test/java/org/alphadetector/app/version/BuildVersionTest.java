package org.alphadetector.app.version;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BuildVersionTest {

    @Test
    void commitIsAHashOrUnknown() {
        assertThat(BuildVersion.gitCommit()).matches("[0-9a-f]{40}|unknown");
    }

    @Test
    void versionIsFilledIn() {
        assertThat(BuildVersion.version()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    }
}
