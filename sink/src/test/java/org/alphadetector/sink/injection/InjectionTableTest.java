package org.alphadetector.sink.injection;

import static org.alphadetector.sink.SharedPostgres.query;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.alphadetector.ingest.injection.Injection;
import org.alphadetector.ingest.injection.InjectionKind;
import org.alphadetector.ingest.tick.AssetId;
import org.alphadetector.sink.Database;
import org.alphadetector.sink.SharedPostgres;
import org.junit.jupiter.api.Test;

class InjectionTableTest {
    @Test
    void eachInjectionIsThereOnce() {
        try (Database database = SharedPostgres.newDatabase()) {
            InjectionTable table = new InjectionTable(database);
            Injection injection = new Injection(
                    "injection-1-1",
                    InjectionKind.SPIKE_VOLUME,
                    List.of(AssetId.of("simulated", "BTCUSDT"), AssetId.of("simulated", "ETHUSDT")),
                    1_736_121_600_123L,
                    1_736_121_660_123L,
                    1_736_121_660_123L,
                    7.5);
            table.accept(injection);
            table.accept(injection);
            assertThat(query(
                            database,
                            "SELECT injection_id, class, subtype, assets, extract(epoch FROM start_ts) * 1000,"
                                    + " extract(epoch FROM end_ts - start_ts), direction, size_sigmas, fields"
                                    + " FROM injection"))
                    .containsExactly("injection-1-1|spike|volume|{simulated:BTCUSDT,simulated:ETHUSDT}"
                            + "|1736121600123.000000|60.000000|1|7.5|{volume}");
            database.truncateAll();
            assertThat(query(database, "SELECT 1 FROM injection")).isEmpty();
        }
    }
}
