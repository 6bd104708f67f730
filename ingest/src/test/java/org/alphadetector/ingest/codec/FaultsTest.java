package org.alphadetector.ingest.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every reason, provoked by changing one thing in a good message. */
class FaultsTest {
    private static final String TRADE = "{'type':'trade','symbol':'BTCUSDT','exchange':'binance-futures','id':'1',"
            + "'price':64123.4,'amount':0.025,'side':'buy','timestamp':1000000,'localTimestamp':1000000}";
    private static final String BAR = "{'type':'trade_bar','symbol':'A','exchange':'x','name':'n','interval':60000,"
            + "'kind':'time','open':2,'high':3,'low':1,'close':2,'volume':3,'buyVolume':1,'sellVolume':2,'trades':4,"
            + "'openTimestamp':0,'closeTimestamp':59999000,'timestamp':59999000,'localTimestamp':59999000}";
    private static final String BOOK = "{'type':'book_snapshot','symbol':'A','exchange':'x','name':'n','depth':5,"
            + "'interval':0,'bids':[{'price':1,'amount':2}],'asks':[],'timestamp':1,'localTimestamp':1}";
    private static final String TOP = "{'type':'book_ticker','symbol':'A','exchange':'x','bidPrice':1,'bidAmount':2,"
            + "'timestamp':1,'localTimestamp':1}";
    private static final String TICKER = "{'type':'derivative_ticker','symbol':'A','exchange':'x','markPrice':1,"
            + "'openInterest':0,'fundingRate':-0.1,'fundingTimestamp':5,'timestamp':1,'localTimestamp':1}";

    private final TickDecoder decoder = new TickDecoder();

    private TickFault decode(String json) {
        byte[] bytes = json.replace('\'', '"').getBytes(UTF_8);
        TickFault fault = decoder.decode(bytes, 0, bytes.length, new Tick());
        assertThat(decoder.detail().isEmpty()).isEqualTo(fault == TickFault.NONE);
        return fault;
    }

    private void assertChanged(String good, String from, String to, TickFault expected) {
        assertThat(decode(good)).as(good).isEqualTo(TickFault.NONE);
        assertThat(good).contains(from);
        assertThat(decode(good.replace(from, to)))
                .as("%s -> %s: %s", from, to, decoder.detail())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'type':'trade',|``|MISSING_FIELD",
                "'trade'|null|MISSING_FIELD",
                "'trade'|'Trade'|UNKNOWN_TYPE",
                "'trade'|5|UNKNOWN_TYPE",
                "'trade'|'book_change'|USE_BOOK_SNAPSHOT",
                "'price':64123.4,|``|MISSING_FIELD",
                "64123.4|null|MISSING_FIELD",
                "64123.4|0|BAD_NUMBER",
                "64123.4|-1|BAD_NUMBER",
                "64123.4|'NaN'|BAD_NUMBER",
                "64123.4|'Infinity'|BAD_NUMBER",
                "64123.4|1e400|BAD_NUMBER",
                "64123.4|1e16|BAD_NUMBER",
                "64123.4|1e-13|BAD_NUMBER",
                "64123.4|true|BAD_NUMBER",
                "64123.4|[1]|BAD_NUMBER",
                "64123.4|''|BAD_NUMBER",
                "64123.4|NaN|MALFORMED_JSON",
                "64123.4|01|MALFORMED_JSON",
                "64123.4|1.|MALFORMED_JSON",
                "64123.4|.5|MALFORMED_JSON",
                "64123.4|1e|MALFORMED_JSON",
                "0.025|0|BAD_NUMBER",
                "0.025|-0.025|BAD_NUMBER",
                "0.025|-0.00001|BAD_NUMBER",
                "0.025|1e18|BAD_NUMBER",
                "0.025|1e17|BAD_NUMBER",
                "0.025|1e-999999999|BAD_NUMBER",
                "0.025|'x'|BAD_NUMBER",
                "'buy'|'BUY'|BAD_VALUE",
                "'side':'buy',|``|MISSING_FIELD",
                "'id':'1'|'id':true|BAD_VALUE",
                "'BTCUSDT'|''|BAD_SYMBOL",
                "'BTCUSDT'|'BTC USDT'|BAD_SYMBOL",
                "'BTCUSDT'|'BTC\\u0007'|BAD_SYMBOL",
                "'BTCUSDT'|'BTC\\ud800'|BAD_SYMBOL",
                "'BTCUSDT'|'BTC\\u00a0'|BAD_SYMBOL",
                "'BTCUSDT'|7|BAD_SYMBOL",
                "'BTCUSDT'|null|MISSING_FIELD",
                "'binance-futures'|'a:b'|BAD_SYMBOL",
                "'binance-futures'|''|BAD_SYMBOL",
                "'timestamp':1000000|'timestamp':'23:57:02'|BAD_TIMESTAMP",
                "'timestamp':1000000|'timestamp':'1000000'|BAD_TIMESTAMP",
                "'timestamp':1000000|'timestamp':1.5|BAD_TIMESTAMP",
                "'timestamp':1000000|'timestamp':-1|BAD_TIMESTAMP",
                "'timestamp':1000000|'timestamp':999999999999999999|BAD_TIMESTAMP",
                "'timestamp':1000000|'timestamp':'2024-02-30T00:00:00Z'|BAD_TIMESTAMP",
                "'timestamp':1000000|'timestamp':true|BAD_TIMESTAMP",
                "'timestamp':1000000|'timestamp':null|MISSING_FIELD",
                "'timestamp':1000000|'timestamp':6000000|NONE",
                "'timestamp':1000000|'timestamp':6000001|FUTURE_TIMESTAMP"
            })
    void ofTrade(String from, String to, TickFault expected) {
        assertChanged(TRADE, from, to, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'interval':60000|'interval':300000|UNSUPPORTED_INTERVAL",
                "'kind':'time'|'kind':'volume'|UNSUPPORTED_INTERVAL",
                "'kind':'time',|``|MISSING_FIELD",
                "'closeTimestamp':59999000|'closeTimestamp':60000001|BAD_TIMESTAMP",
                "'openTimestamp':0|'openTimestamp':59999001|BAD_TIMESTAMP",
                "'open':2|'open':4|BAD_NUMBER",
                "'close':2|'close':0.5|BAD_NUMBER",
                "'low':1|'low':0|BAD_NUMBER",
                "'high':3|'high':0.9|BAD_NUMBER",
                "'sellVolume':2|'sellVolume':2.1|BAD_NUMBER",
                "'sellVolume':2|'sellVolume':-2|BAD_NUMBER",
                "'sellVolume':2,|``|MISSING_FIELD",
                "'trades':4|'trades':4.5|BAD_NUMBER",
                "'trades':4|'trades':4.0|NONE",
                "'trades':4|'trades':-4|BAD_NUMBER",
                "'trades':4|'trades':4,'vwap':-1|BAD_NUMBER",
                "'trades':4|'trades':4,'quoteVolume':-1|BAD_NUMBER",
                "'trades':4,|``|MISSING_FIELD"
            })
    void ofTradeBar(String from, String to, TickFault expected) {
        assertChanged(BAR, from, to, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'amount':2|'amount':0|BAD_NUMBER",
                "'amount':2|'amount':1e19|BAD_NUMBER",
                "'price':1|'price':-1|BAD_NUMBER",
                "'price':1,|``|MISSING_FIELD",
                "{'price':1,'amount':2}|[1,2]|BAD_VALUE",
                "'asks':[],|``|MISSING_FIELD",
                "'asks':[]|'asks':{}|BAD_VALUE",
                "'name':'n',|``|MISSING_FIELD"
            })
    void ofBookSnapshot(String from, String to, TickFault expected) {
        assertChanged(BOOK, from, to, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'bidAmount':2,|``|MISSING_FIELD",
                "'bidPrice':1,|``|MISSING_FIELD",
                "'bidAmount':2|'bidAmount':0|BAD_NUMBER",
                "'bidPrice':1|'bidPrice':0|BAD_NUMBER"
            })
    void ofBookTicker(String from, String to, TickFault expected) {
        assertChanged(TOP, from, to, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'markPrice':1|'markPrice':0|BAD_NUMBER",
                "'openInterest':0|'openInterest':-1|BAD_NUMBER",
                "'fundingRate':-0.1|'fundingRate':1e9|BAD_NUMBER",
                "'fundingTimestamp':5|'fundingTimestamp':'soon'|BAD_TIMESTAMP",
                "'fundingTimestamp':5|'fundingTimestamp':-5|BAD_TIMESTAMP"
            })
    void ofDerivativeTicker(String from, String to, TickFault expected) {
        assertChanged(TICKER, from, to, expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "{",
                "{}x",
                "{}{}",
                "{'a'}",
                "{'a':}",
                "{'a':1,}",
                "{,}",
                "{'a':1 'b':2}",
                "{a:1}",
                "{'a':'\\x'}",
                "{'a':'\\u12g4'}",
                "{'a':'\n'}",
                "{'a':tru}",
                "{'a':[1,]}",
                "{'a':[1 2]}",
                "{'a':+1}",
                "{'a':--1}",
                "{'a':1e+}",
                "{'a':{'b':}}",
                "\uFEFF{}"
            })
    void refusesWhatIsNotJson(String json) {
        assertThat(decode(json)).isEqualTo(TickFault.MALFORMED_JSON);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|ends too early at byte 0",
                "[{}]|expected '{' at byte 0",
                "{'type'|ends too early at byte 7",
                "{'type':'tra|ends inside a string at byte 12",
                "{'type':'trade','price':+1,'amount':x}|expected a value at byte 24",
                "{'type':'trade','price':-,'amount':1}|expected a value at byte 24",
                "{'type':'trade','price':'1\\x','id':'\\y'}|unknown escape at byte 27",
                "{'type':'trade','price':'1\\u12|bad unicode escape at byte 27",
                "{'type':'trade','id':12345.,'side':|expected a value at byte 21",
                "{'type':'trade','timestamp':1.,}|expected a value at byte 28",
                "{'type':'trade','symbol':'A\\q','exchange':5}|unknown escape at byte 28",
                "{'type':'trade','side':'b\\q','price':-1}|unknown escape at byte 26",
                "{'type':'trade_bar','kind':'time|ends inside a string at byte 32",
                "{'type':'trade_bar','interval':1e,}|expected a value at byte 31",
                "{'type':'trade','price':0,'amount':1,}|expected a field name at byte 37",
                "{'type':'trade','price':0 'amount':1}|expected ',' at byte 26",
                "{'type':'book_snapshot','bids':[{'price':1,'amount':}]}|expected a value at byte 52",
                "{'type':'book_snapshot','bids':[5 6]}|expected ',' at byte 34",
                "{'type':'disconnect','symbols':['A','B|ends inside a string at byte 38",
                "{'type':'disconnect','symbols':['A',|ends too early at byte 36",
                "{'price':tru,'type':'trade'}|unknown literal at byte 9",
                "{'price':1,'type':5x}|expected ',' at byte 19",
                "{'price':1,'type':'trade'}{}|something follows the object at byte 26",
                "{'type':'trade','type':nul}|unknown literal at byte 23"
            })
    void saysTheFirstThingThatIsNotJsonAndItsPlace(String json, String detail) {
        assertThat(decode(json)).isEqualTo(TickFault.MALFORMED_JSON);
        assertThat(decoder.detail()).isEqualTo(detail);

        assertThat(decode(TRADE)).as("the next message").isEqualTo(TickFault.NONE);
    }

    @Test
    void saysWhereNestingBecomesTooDeep() {
        assertThat(decode("{'a':" + "[".repeat(500_000))).isEqualTo(TickFault.MALFORMED_JSON);
        assertThat(decoder.detail()).isEqualTo("nested deeper than 64 at byte 68");
    }

    @Test
    void refusesBrokenUtf8EvenInUnknownFields() {
        byte[] json = "{\"a\":\"??\"}".getBytes(UTF_8);
        int[][] broken = {{0xC0, 0x80}, {0xFF, 'a'}, {0xE2, 0x82}, {0xED, 0xA0}, {0x80, 0x80}};
        for (int[] pair : broken) {
            json[6] = (byte) pair[0];
            json[7] = (byte) pair[1];
            assertThat(decoder.decode(json, 0, json.length, new Tick())).isEqualTo(TickFault.MALFORMED_JSON);
        }
    }

    @Test
    void limitsDepth() {
        assertThat(decode(TRADE.replace("{'type'", "{'a':" + "[".repeat(63) + "]".repeat(63) + ",'type'")))
                .isEqualTo(TickFault.NONE);
        assertThat(decode(TRADE.replace("{'type'", "{'a':" + "[".repeat(64) + "]".repeat(64) + ",'type'")))
                .isEqualTo(TickFault.MALFORMED_JSON);
        assertThat(decode("{'a':" + "[".repeat(500_000))).isEqualTo(TickFault.MALFORMED_JSON);
    }

    @Test
    void refusesMoreThanOneMebibyte() {
        byte[] good = TRADE.replace('\'', '"').getBytes(UTF_8);
        byte[] padded = Arrays.copyOf(good, (1 << 20) + 1);
        Arrays.fill(padded, good.length, padded.length, (byte) ' ');

        assertThat(decoder.decode(padded, 0, 1 << 20, new Tick())).isEqualTo(TickFault.NONE);
        assertThat(decode("{")).isEqualTo(TickFault.MALFORMED_JSON);
        assertThat(decoder.decode(padded, 0, padded.length, new Tick())).isEqualTo(TickFault.TOO_LARGE);
    }

    @Test
    void comparesTheKey() {
        byte[] value = TRADE.replace('\'', '"').getBytes(UTF_8);
        assertThat(decoder.decode("binance-futures:BTCUSDT".getBytes(UTF_8), value, new Tick()))
                .isEqualTo(TickFault.NONE);
        for (String key :
                new String[] {"", "binance-futures", "binance-futures:BTCUSD", "binance-futures:BTCUSDT ", "x"}) {
            assertThat(decoder.decode(key.getBytes(UTF_8), value, new Tick())).isEqualTo(TickFault.KEY_MISMATCH);
        }
        assertThat(decoder.decode(null, value, new Tick())).isEqualTo(TickFault.KEY_MISMATCH);
        assertThat(decoder.decode("x".getBytes(UTF_8), null, new Tick())).isEqualTo(TickFault.MALFORMED_JSON);

        byte[] clock = "{\"type\":\"clock\",\"exchange\":\"x\",\"timestamp\":1,\"localTimestamp\":1}".getBytes(UTF_8);
        assertThat(decoder.decode("x".getBytes(UTF_8), clock, new Tick())).isEqualTo(TickFault.NONE);
        assertThat(decoder.decode("x:y".getBytes(UTF_8), clock, new Tick())).isEqualTo(TickFault.KEY_MISMATCH);
    }

    @Test
    void saysWhichFieldAndCutsItsValue() {
        decode(TRADE.replace("64123.4", "'" + "9".repeat(500) + "x'"));
        assertThat(decoder.detail()).startsWith("price is \"999").hasSizeLessThan(130);
    }

    @Test
    void tellsALongEscapedTextWithItsBeginning() {
        for (int plain = 0; plain < 12; plain++) {
            String start = "x".repeat(plain);
            for (String escape : List.of("\\u0041", "\\n", "\\ud83d\\ude00", "\u5143\\u0041")) {
                String type = start + escape.repeat(500);
                String text = JsonText.unescape(type.getBytes(UTF_8), 0, type.getBytes(UTF_8).length);
                assertThat(decode("{'type':'" + type + "','exchange':'x'}")).isEqualTo(TickFault.UNKNOWN_TYPE);
                assertThat(decoder.detail()).isEqualTo("type is " + text.substring(0, 100) + "...");
            }
        }
    }
}
