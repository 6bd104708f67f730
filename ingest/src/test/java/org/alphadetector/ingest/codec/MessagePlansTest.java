package org.alphadetector.ingest.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickFault;
import org.alphadetector.ingest.tick.TickType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A message read by its plan must say what it says to a decoder that has none yet. */
class MessagePlansTest {
    private static final String HEAD = "'exchange':'binance-futures','symbol':'BTCUSDT',"
            + "'timestamp':'2024-07-18T23:57:02.956000Z','localTimestamp':'2024-07-18T23:57:02.957123Z'";
    private static final String TRADE =
            "{'type':'trade'," + HEAD + ",'id':'5000000017','price':64123.4,'amount':0.025,'side':'sell'}";
    private static final String TRADE_OF_OTHER_ORDER =
            "{'type':'trade','symbol':'BTCUSDT','exchange':'binance-futures',"
                    + "'id':17,'more':[1,{'price':2}],'price':'64123.4','amount':'12','side':'unknown',"
                    + "'timestamp':'2024-07-18T23:57:02.956Z','localTimestamp':1721347022957123}";
    private static final String SPACED = "{'type': 'liquidation', 'symbol': 'BTCUSDT', 'exchange': 'binance-futures', "
            + "'price': 1e-3, 'amount': 12345678.123456789, 'side': 'buy', 'timestamp': 5, 'localTimestamp': 5 }";
    private static final String TOP = "{'type':'book_ticker'," + HEAD
            + ",'askAmount':2.5,'askPrice':64123.4,'bidPrice':64123.3,'bidAmount':1234567.12345678}";
    private static final String BOOK = "{'type':'book_snapshot'," + HEAD + ",'name':'n','depth':5,'interval':0,"
            + "'bids':[{'price':64123.3,'amount':2.5},{'price':64123.2,'amount':12}],'asks':[{'price':64123.4,'amount':3}]}";
    private static final String EMPTY_BOOK =
            "{'type':'book_snapshot'," + HEAD + ",'name':'n','depth':5,'interval':0,'asks':[],'bids':[]}";
    private static final String TICKER = "{'type':'derivative_ticker'," + HEAD + ",'lastPrice':64123.4,"
            + "'openInterest':81234.567,'fundingRate':-0.0001,'fundingTimestamp':'2024-07-19T00:00:00.000000Z',"
            + "'indexPrice':64120.12345678,'markPrice':64121}";

    private static final List<TickType> PLANNED = List.of(
            TickType.TRADE,
            TickType.BOOK_TICKER,
            TickType.BOOK_SNAPSHOT,
            TickType.DERIVATIVE_TICKER,
            TickType.LIQUIDATION);
    private static final byte[] KEY = "binance-futures:BTCUSDT".getBytes(UTF_8);

    private final TickDecoder used = new TickDecoder();
    private final Tick read = new Tick();

    private static byte[] bytes(String message) {
        return message.replace('\'', '"').getBytes(ISO_8859_1);
    }

    /** What a decoder that has seen nothing makes of it. */
    private static TickFault decodeAfresh(TickDecoder fresh, byte[] message, Tick tick) {
        return fresh.decode(KEY, message, tick);
    }

    private void assertSame(byte[] message) {
        TickDecoder fresh = new TickDecoder();
        Tick expected = new Tick();
        TickFault fault = decodeAfresh(fresh, message, expected);
        // A tick of its own, so that what a type leaves alone is the same on both sides.
        Tick actual = new Tick();
        String text = new String(message, ISO_8859_1);
        assertThat(used.decode(KEY, message, actual)).as("%s", text).isEqualTo(fault);
        assertThat(used.detail()).as("%s", text).isEqualTo(fresh.detail());
        if (fault == TickFault.NONE) {
            TickAssertions.assertSame(actual, expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {TRADE, TRADE_OF_OTHER_ORDER, SPACED, TOP, BOOK, EMPTY_BOOK, TICKER})
    void saysTheSameOfEveryChangedMessage(String message) {
        byte[] good = bytes(message);
        new MutatedMessages(new String(good, ISO_8859_1), changed -> {
                    assertThat(used.decode(KEY, good, read))
                            .as("%s", used.detail())
                            .isEqualTo(TickFault.NONE);
                    assertSame(changed.getBytes(ISO_8859_1));
                })
                .checkAll();
    }

    @Test
    void readsNothingBeyondTheMessage() {
        for (String message : List.of(TRADE, TOP, BOOK, EMPTY_BOOK, TICKER)) {
            byte[] good = bytes(message);
            for (int length = 0; length < good.length; length++) {
                assertThat(used.decode(good, 0, good.length, read)).isEqualTo(TickFault.NONE);
                assertThat(used.decode(good, 0, length, read)).isEqualTo(TickFault.MALFORMED_JSON);
                byte[] later = Arrays.copyOf(new byte[3], 3 + good.length);
                System.arraycopy(good, 0, later, 3, good.length);
                assertThat(used.decode(later, 3, good.length, read)).isEqualTo(TickFault.NONE);
            }
        }
    }

    @Test
    void saysTheSameOfRandomMessagesInAnyOrder() {
        RandomTicks ticks = new RandomTicks(20_261_128);
        TickEncoder encoder = new TickEncoder();
        Tick tick = new Tick();
        for (int i = 0; i < 20_000; i++) {
            ticks.fill(tick, i % 100 == 0 ? TickType.CLOCK : PLANNED.get(i / 7 % PLANNED.size()));
            assertSame(encoder.bytes(tick));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {TRADE, TRADE_OF_OTHER_ORDER, SPACED, TOP, BOOK, EMPTY_BOOK, TICKER})
    void readsUsualMessagesByTheirPlan(String message) {
        byte[] good = bytes(message);
        MessagePlans plans = plans();
        assertThat(plans.read(good, 0, good.length, null, null, read)).isFalse();
        plans.learn(good, 0, good.length, typeOf(good));

        assertThat(plans.read(good, 0, good.length, null, null, read)).isTrue();

        byte[] otherSide =
                bytes(message.replace("sell", "buy").replace("64123", "9").replace("02.9", "59.0"));
        assertThat(plans.read(otherSide, 0, otherSide.length, null, null, read)).isTrue();
    }

    @Test
    void replacesAPlanThatFailsAgainAndAgain() {
        MessagePlans plans = plans();
        byte[] first = bytes(TRADE);
        byte[] other = bytes(TRADE.replace("'side'", "'more':1,'side'"));
        plans.learn(first, 0, first.length, TickType.TRADE);
        for (int i = 0; i < 7; i++) {
            plans.learn(other, 0, other.length, TickType.TRADE);
        }
        assertThat(plans.read(first, 0, first.length, null, null, read)).isTrue();
        for (int i = 0; i < 8; i++) {
            assertThat(plans.read(other, 0, other.length, null, null, read)).isFalse();
            plans.learn(other, 0, other.length, TickType.TRADE);
        }
        assertThat(plans.read(other, 0, other.length, null, null, read)).isTrue();
        assertThat(plans.read(first, 0, first.length, null, null, read)).isFalse();
    }

    @Test
    void hasNoPlanForNamesThatAreEscaped() {
        MessagePlans plans = plans();
        byte[] escaped = bytes(TRADE.replace("BTCUSDT", "BTC\\u0055SDT"));
        plans.learn(escaped, 0, escaped.length, TickType.TRADE);
        assertThat(plans.read(escaped, 0, escaped.length, null, null, read)).isFalse();
    }

    private TickType typeOf(byte[] good) {
        assertThat(used.decode(good, 0, good.length, read)).isEqualTo(TickFault.NONE);
        return read.type;
    }

    private static MessagePlans plans() {
        MessageReader message = new MessageReader();
        return new MessagePlans(new PlanReader(message, new TickFields(message)));
    }
}
