package org.alphadetector.ingest.injection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alphadetector.ingest.SharedData;
import org.alphadetector.ingest.adapter.FileFormat;
import org.alphadetector.ingest.adapter.RecordedListener;
import org.alphadetector.ingest.adapter.TickFiles;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickFault;
import org.alphadetector.ingest.tick.TickSource;
import org.alphadetector.ingest.tick.TickType;
import org.alphadetector.ingest.validation.TickValidator;
import org.junit.jupiter.api.Test;

/** Injections into ten recorded days of candles. */
class RecordedInjectionsTest {
    private static final InjectionSettings OFTEN = InjectionText.read("seed=4,rate=20");

    @Test
    void recordedCandlesStayValidAndMoveAsFarAsTheTruthSays() throws IOException {
        List<Injection> truth = new ArrayList<>();
        TickValidator validator = new TickValidator();
        int candles = 0;
        int changed = 0;
        try (TickSource plain = candles();
                TickSource ticks = InjectedTicks.drawn(candles(), OFTEN, Long.MAX_VALUE, truth::add)) {
            while (ticks.advance()) {
                Tick tick = ticks.tick();
                assertThat(plain.advance()).isTrue();
                assertThat(validator.validate(tick)).as(validator.detail()).isEqualTo(TickFault.NONE);
                assertThat(tick.type).isEqualTo(TickType.TRADE_BAR);
                assertThat(tick.timestampMicros).isEqualTo(plain.tick().timestampMicros);
                candles++;
                changed += tick.close == plain.tick().close ? 0 : 1;
            }
        }
        assertThat(truth).hasSizeGreaterThan(100);
        assertThat(truth.stream().map(Injection::kind).distinct()).hasSizeGreaterThan(40);
        assertThat(truth).as("candles carry price and volume only").allSatisfy(injection -> assertThat(
                        injection.kind().essentials())
                .isSubsetOf(InjectedField.PRICE, InjectedField.VOLUME));
        assertThat(candles).isEqualTo(3 * 14_400);
        assertThat(changed).isBetween(candles / 2, candles - 3 * 180);
    }

    private static TickSource candles() throws IOException {
        return TickFiles.open(
                FileFormat.BINANCE_KLINE,
                Optional.empty(),
                SharedData.files("binance_usdm_klines_1m", "{LTC,DOT,NEAR}*"),
                new RecordedListener());
    }
}
