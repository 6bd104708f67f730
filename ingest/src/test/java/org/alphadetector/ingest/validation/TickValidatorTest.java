package org.alphadetector.ingest.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.alphadetector.ingest.codec.RandomTicks;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickFault;
import org.alphadetector.ingest.tick.TickType;
import org.junit.jupiter.api.Test;

/** Ticks that an adapter filled itself; what can be said in JSON is tested with the decoder. */
class TickValidatorTest {
    private final TickValidator validator = new TickValidator();

    private TickFault validate(TickType type, Consumer<Tick> change) {
        Tick tick = new Tick();
        new RandomTicks(5).fill(tick, type);
        change.accept(tick);
        TickFault fault = validator.validate(tick);
        assertThat(validator.detail().isEmpty()).isEqualTo(fault == TickFault.NONE);
        return fault;
    }

    @Test
    void takesInGoodTicks() {
        for (TickType type : TickType.values()) {
            assertThat(validate(type, tick -> {})).as(type.wireName()).isEqualTo(TickFault.NONE);
        }
    }

    @Test
    void missesWhatWasNotFilled() {
        for (TickType type : TickType.values()) {
            assertThat(validate(type, tick -> tick.begin(type)))
                    .as(type.wireName())
                    .isEqualTo(TickFault.MISSING_FIELD);
        }
        assertThat(validate(TickType.TRADE, tick -> tick.amountMantissa = -1)).isEqualTo(TickFault.MISSING_FIELD);
        assertThat(validate(TickType.TRADE_BAR, tick -> tick.vwap = Double.NaN)).isEqualTo(TickFault.NONE);
    }

    @Test
    void refusesNumbersThatAreNone() {
        assertThat(validate(TickType.TRADE, tick -> tick.price = Double.POSITIVE_INFINITY))
                .isEqualTo(TickFault.BAD_NUMBER);
        assertThat(validate(TickType.TRADE, tick -> tick.amountMantissa = -2)).isEqualTo(TickFault.BAD_NUMBER);
        assertThat(validate(TickType.TRADE, tick -> tick.amountMantissa = 0)).isEqualTo(TickFault.BAD_NUMBER);
        assertThat(validate(TickType.DERIVATIVE_TICKER, tick -> tick.fundingRate = Double.NEGATIVE_INFINITY))
                .isEqualTo(TickFault.BAD_NUMBER);
        assertThat(validate(TickType.BOOK_SNAPSHOT, tick -> {
                    tick.askLevels = 1;
                    tick.askAmounts[0] = Double.NaN;
                }))
                .isEqualTo(TickFault.BAD_NUMBER);
    }

    @Test
    void checksSymbolsOfADisconnect() {
        assertThat(validate(TickType.DISCONNECT, tick -> tick.disconnectedSymbols = List.of("A", "B C")))
                .isEqualTo(TickFault.BAD_SYMBOL);
    }

    @Test
    void allowsSymbolsOfSixtyFourCharacters() {
        assertThat(validate(TickType.TRADE, tick -> tick.symbol = "x".repeat(64)))
                .isEqualTo(TickFault.NONE);
        assertThat(validate(TickType.TRADE, tick -> tick.symbol = "x".repeat(65)))
                .isEqualTo(TickFault.BAD_SYMBOL);
    }

    @Test
    void comparesKeysInUtf8() {
        for (String symbol : List.of("BTCUSDT", "BTC/USDT:USDT", "é", "元USDT", "\uD83D\uDE00USDT")) {
            Tick tick = new Tick();
            tick.begin(TickType.TRADE);
            tick.exchange = "x";
            tick.symbol = symbol;
            byte[] key = RecordKey.of(tick);
            assertThat(key).isEqualTo(("x:" + symbol).getBytes(UTF_8));
            assertThat(RecordKey.check(key, tick)).isEqualTo(TickFault.NONE);
            for (int i = 0; i < key.length; i++) {
                key[i] ^= 1;
                assertThat(RecordKey.check(key, tick)).isEqualTo(TickFault.KEY_MISMATCH);
                key[i] ^= 1;
            }
        }
    }
}
