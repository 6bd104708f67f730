package org.alphadetector.bench.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of the campaign: each part killed, in an order and at moments that follow from the seed. */
class CampaignTest {
    private static final long SEED = 7;
    private static final int MINUTES = 360;
    private static final int SPEED = 60;

    @TempDir
    Path directory;

    @Test
    void eachPartKilledLeavesTheOutcomeOfAnUndisturbedRun() throws Exception {
        List<FaultKind> kinds = List.of(
                FaultKind.APP_KILL,
                FaultKind.SINK_KILL,
                FaultKind.FEEDER_KILL,
                FaultKind.BROKER_KILL,
                FaultKind.POSTGRES_KILL);
        Campaign campaign = new Campaign(directory, new MarketOfCampaign(SEED, MINUTES, 1), SPEED, kinds);
        Cleanup cleanup = Cleanup.atTheLatestAtExit(campaign::close);
        try {
            assertThat(campaign.run(kinds.size())).isTrue();
        } finally {
            cleanup.run();
        }
    }
}
