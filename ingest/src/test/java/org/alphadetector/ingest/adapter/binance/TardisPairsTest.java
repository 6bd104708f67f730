package org.alphadetector.ingest.adapter.binance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.alphadetector.ingest.SharedData;
import org.alphadetector.ingest.adapter.TickText;
import org.alphadetector.ingest.adapter.file.AdapterListener;
import org.alphadetector.ingest.adapter.file.FileReport;
import org.alphadetector.ingest.codec.BookLevels;
import org.alphadetector.ingest.codec.StringTable;
import org.alphadetector.ingest.codec.TickDecoder;
import org.alphadetector.ingest.tick.Tick;
import org.alphadetector.ingest.tick.TickFault;
import org.alphadetector.ingest.tick.TickType;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * The pairs of raw frame and normalised message of another reader of this venue. Two things differ by design. That reader
 * takes {@code trade} where both trade streams are there; ours the first one seen, so the pair of the aggregate trade is
 * read last. And it publishes changes of the book, ours the top five: the three depth pairs are compared one step earlier,
 * as the book's levels.
 */
class TardisPairsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final UsdmDecoder decoder =
            new UsdmDecoder(new FileReport(Path.of("pairs.txt"), AdapterListener.SILENT), new TradeStreamChoice());
    private final Tick tick = new Tick();

    @Test
    void everyPairHolds() throws Exception {
        List<JsonNode> pairs = pairs();
        assertThat(pairs).hasSize(15);
        pairs.add(pairs.remove(0));
        SoftAssertions softly = new SoftAssertions();
        for (JsonNode pair : pairs) {
            boolean filled = decode(pair.get("localTimestamp").textValue(), pair.get("message"));
            boolean isDepth = filled && tick.type == TickType.BOOK_SNAPSHOT;
            JsonNode expected = pair.get("expected");
            softly.assertThat(filled && !isDepth).as("pair " + pair.get("n")).isEqualTo(isTick(expected));
            if (filled && !isDepth) {
                softly.assertThat(text(tick)).as("pair " + pair.get("n")).isEqualTo(text(decoded(expected.get(0))));
            }
        }
        softly.assertAll();
    }

    /** Of the book pairs the first is a snapshot with the update that waited for it, the second a frame of its own. */
    @Test
    void bookChangesAreThoseOfTheBookPairs() throws Exception {
        List<JsonNode> pairs = pairs();
        UsdmFrame frame = new UsdmFrame(new StringTable());
        DepthChain chain = new DepthChain();

        read(frame, pairs.get(5));
        assertThat(update(chain, frame)).isEqualTo(DepthChain.Outcome.WAITING);
        read(frame, pairs.get(6));
        assertThat(chain.snapshot(frame.integer(UsdmField.SNAPSHOT_UPDATE_ID), frame.bids, frame.asks))
                .isEqualTo(DepthChain.Outcome.APPLIED);
        JsonNode book = pairs.get(6).get("expected").get(0);
        assertThat(sides(chain)).isEqualTo(sides(book));

        read(frame, pairs.get(7));
        JsonNode change = pairs.get(7).get("expected").get(0);
        assertThat(levels(frame.bids)).isEqualTo(levels(change.get("bids"), false));
        assertThat(levels(frame.asks)).isEqualTo(levels(change.get("asks"), false));
        assertThat(frame.micros(UsdmField.EVENT_TIME, 0))
                .isEqualTo(micros(change.get("timestamp").textValue()));
        // Its update id is the one of the update before it: by the venue's rule it is not taken in again.
        assertThat(update(chain, frame)).isEqualTo(DepthChain.Outcome.OLD);
    }

    private static List<JsonNode> pairs() throws Exception {
        List<JsonNode> pairs = new ArrayList<>();
        for (String line : Files.readAllLines(SharedData.folder("tardis_pairs").resolve("binance-futures.jsonl"))) {
            pairs.add(MAPPER.readTree(line));
        }
        return pairs;
    }

    private static boolean isTick(JsonNode expected) {
        return !expected.isEmpty() && !expected.get(0).get("type").textValue().equals("book_change");
    }

    private boolean decode(String localTimestamp, JsonNode message) throws Exception {
        byte[] line = (micros(localTimestamp) + " " + message).getBytes(StandardCharsets.UTF_8);
        return decoder.decode(line, 0, line.length, tick);
    }

    /** The recorded receive time lies long before the events; the codec would refuse that, so it is moved behind them. */
    private static Tick decoded(JsonNode message) {
        ObjectNode moved = message.deepCopy();
        moved.put("localTimestamp", "2030-01-01T00:00:00Z");
        byte[] bytes = moved.toString().getBytes(StandardCharsets.UTF_8);
        TickDecoder tickDecoder = new TickDecoder();
        Tick decoded = new Tick();
        assertThat(tickDecoder.decode(bytes, 0, bytes.length, decoded))
                .as(tickDecoder.detail())
                .isEqualTo(TickFault.NONE);
        decoded.localTimestampMicros = micros(message.get("localTimestamp").textValue());
        return decoded;
    }

    private static String text(Tick tick) {

        return TickText.of(tick);
    }

    private static void read(UsdmFrame frame, JsonNode pair) throws Exception {
        byte[] bytes = pair.get("message").toString().getBytes(StandardCharsets.UTF_8);
        frame.read(bytes, 0, bytes.length);
    }

    private static DepthChain.Outcome update(DepthChain chain, UsdmFrame frame) throws Exception {
        return chain.update(
                frame.integer(UsdmField.FIRST_UPDATE_ID),
                frame.integer(UsdmField.LAST_UPDATE_ID),
                frame.integer(UsdmField.PREVIOUS_UPDATE_ID),
                frame.bids,
                frame.asks);
    }

    private static List<List<String>> sides(DepthChain chain) {
        List<String> bids = new ArrayList<>();
        for (int i = chain.book().bidLevels() - 1; i >= 0; i--) {
            bids.add(chain.book().bidPrice(i) + " " + chain.book().bidAmount(i));
        }
        List<String> asks = new ArrayList<>();
        for (int i = 0; i < chain.book().askLevels(); i++) {
            asks.add(chain.book().askPrice(i) + " " + chain.book().askAmount(i));
        }
        return List.of(bids, asks);
    }

    private static List<List<String>> sides(JsonNode change) {
        return List.of(levels(change.get("bids"), true), levels(change.get("asks"), true));
    }

    private static List<String> levels(BookLevels side) {
        ArrayNode levels = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < side.count(); i++) {
            levels.addObject().put("price", side.price(i)).put("amount", side.amount(i));
        }
        return levels(levels, false);
    }

    private static List<String> levels(JsonNode side, boolean isSorted) {
        List<JsonNode> levels = new ArrayList<>();
        side.forEach(levels::add);
        if (isSorted) {
            levels.sort((a, b) ->
                    Double.compare(a.get("price").doubleValue(), b.get("price").doubleValue()));
        }
        return levels.stream()
                .map(level -> level.get("price").doubleValue() + " "
                        + level.get("amount").doubleValue())
                .toList();
    }

    private static long micros(String time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(time));
    }
}
