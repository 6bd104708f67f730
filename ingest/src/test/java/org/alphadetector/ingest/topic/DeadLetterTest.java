package org.alphadetector.ingest.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.alphadetector.ingest.tick.TickFault;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class DeadLetterTest {
    private static final DeadLetter.Origin ORIGIN = new DeadLetter.Origin("ticks", 2, 41);

    private static DeadLetter of(byte[] key, byte[] value, Headers headers) {
        return new DeadLetters().of(ORIGIN, key, value, headers, TickFault.BAD_NUMBER, "price is 0");
    }

    @Test
    void namesTheOriginOfEachOfSeveralLetters() {
        DeadLetters letters = new DeadLetters();
        for (DeadLetter.Origin origin : List.of(
                new DeadLetter.Origin("a", 0, 1),
                new DeadLetter.Origin("a", 3, 2),
                new DeadLetter.Origin("b", 3, 1),
                new DeadLetter.Origin("a", 0, 4))) {
            DeadLetter letter = letters.of(origin, null, null, new RecordHeaders(), TickFault.BAD_NUMBER, "");
            assertThat(header(letter, DeadLetter.TOPIC)).isEqualTo(origin.topic());
            assertThat(header(letter, DeadLetter.PARTITION)).isEqualTo(Integer.toString(origin.partition()));
            assertThat(header(letter, DeadLetter.OFFSET)).isEqualTo(Long.toString(origin.offset()));
        }
    }

    @Test
    void keepsApartTheReasonsAndHashesOfSeveralLetters() {
        DeadLetters letters = new DeadLetters();
        DeadLetter first =
                letters.of(ORIGIN, null, "abc".getBytes(UTF_8), new RecordHeaders(), TickFault.BAD_NUMBER, "");
        DeadLetter second = letters.of(ORIGIN, null, null, new RecordHeaders(), TickFault.BAD_VALUE, "");

        assertThat(header(first, DeadLetter.REASON)).isEqualTo("bad_number");
        assertThat(header(second, DeadLetter.REASON)).isEqualTo("bad_value");
        // The test vectors of FIPS 180-2 for "abc", and of NIST for no bytes.
        assertThat(header(first, DeadLetter.SHA256))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(header(second, DeadLetter.SHA256))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    private static String header(DeadLetter letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }

    @Test
    void keepsTheRecordAndSaysWhy() {
        Headers original = new RecordHeaders().add("trace", new byte[] {1, 2});

        DeadLetter letter = of("x:y".getBytes(UTF_8), "abc".getBytes(UTF_8), original);

        assertThat(letter.key()).isEqualTo("x:y".getBytes(UTF_8));
        assertThat(letter.value()).isEqualTo("abc".getBytes(UTF_8));
        assertThat(letter.headers().lastHeader("trace").value()).containsExactly(1, 2);
        assertThat(header(letter, "error.reason")).isEqualTo("bad_number");
        assertThat(header(letter, "error.detail")).isEqualTo("price is 0");
        assertThat(header(letter, "error.topic")).isEqualTo("ticks");
        assertThat(header(letter, "error.partition")).isEqualTo("2");
        assertThat(header(letter, "error.offset")).isEqualTo("41");
        assertThat(header(letter, "error.length")).isEqualTo("3");
        // The test vector of FIPS 180-2 for "abc".
        assertThat(header(letter, "error.sha256"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(letter.toProducerRecord("dead").topic()).isEqualTo("dead");
    }

    @Test
    void cutsTheValueButSumsUpTheWhole() {
        byte[] value = new byte[100_000];
        Arrays.fill(value, (byte) 'x');

        DeadLetter letter = of("k".getBytes(UTF_8), value, new RecordHeaders());

        assertThat(letter.value()).hasSize(65_536);
        assertThat(header(letter, "error.length")).isEqualTo("100000");
    }

    @Test
    void bearsAbsentKeyAndValue() {
        DeadLetter letter = of(null, null, new RecordHeaders().add("nothing", null));

        assertThat(letter.key()).isNull();
        assertThat(letter.value()).isNull();
        assertThat(header(letter, "error.length")).isEqualTo("0");
    }

    @Test
    void staysSmallWhateverCame() {
        Headers huge = new RecordHeaders().add("small", new byte[10]).add("huge", new byte[4 << 20]);

        DeadLetter letter = of(new byte[2 << 20], new byte[2 << 20], huge);

        assertThat(letter.key()).hasSize(65_536);
        assertThat(letter.headers().lastHeader("huge")).isNull();
        assertThat(letter.headers().lastHeader("small")).isNotNull();
        assertThat(header(letter, "error.headers_omitted")).isEqualTo("1");
    }

    @Test
    void replacesWhatAnEarlierDeadLetterSaid() {
        Headers earlier =
                new RecordHeaders().add("error.reason", new byte[] {1}).add("trace", new byte[] {2});

        DeadLetter letter = of("x:y".getBytes(UTF_8), "abc".getBytes(UTF_8), earlier);

        assertThat(letter.headers().headers("error.reason")).hasSize(1);
        assertThat(header(letter, "error.reason")).isEqualTo("bad_number");
        assertThat(letter.headers().headers("trace")).hasSize(1);
    }
}
