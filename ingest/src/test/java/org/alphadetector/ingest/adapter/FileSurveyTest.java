package org.alphadetector.ingest.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.alphadetector.ingest.adapter.file.UnreadableInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSurveyTest {
    @TempDir
    Path directory;

    /** SHA-256 of the three bytes "abc" is the first example of FIPS 180-2. */
    @Test
    void hashesTheBytesOnTheDisk() throws IOException {
        Path file = Files.writeString(directory.resolve("AUSDT-1m.csv"), "abc");
        FileSurvey survey = FileSurvey.of(FileFormat.BINANCE_KLINE, List.of(file));
        assertThat(survey.files())
                .containsExactly(new FileSurvey.SurveyedFile(
                        file, 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        assertThat(survey.exchanges()).containsExactly("binance-futures");
        assertThat(survey.recordedClocks()).isEmpty();
        assertThat(survey.totalBytes()).isEqualTo(3);
    }

    @Test
    void findsExchangesAndRecordedClocksOfJsonLines() throws IOException {
        Path plain = Files.writeString(directory.resolve("b.jsonl"), """
                {"type":"trade","symbol":"X","exchange":"deribit"}
                nonsense
                {"exchange" : "bybit", "symbol":"X", "type" : "trade"}
                """);
        Path zipped = directory.resolve("a.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            out.write(
                    "{\"type\":\"clock\",\"exchange\":\"okex\",\"timestamp\":1}\n".getBytes(StandardCharsets.US_ASCII));
        }
        FileSurvey survey = FileSurvey.of(FileFormat.TARDIS_JSON, List.of(plain, zipped));
        assertThat(survey.exchanges()).containsExactly("bybit", "deribit", "okex");
        assertThat(survey.recordedClocks()).containsExactly("okex");
        assertThat(survey.files()).extracting(FileSurvey.SurveyedFile::path).containsExactly(zipped, plain);
        assertThat(survey.totalBytes()).isEqualTo(Files.size(plain) + Files.size(zipped));
    }

    @Test
    void findsExchangesOfCsvWhereverTheColumnIs() throws IOException {
        Path first = Files.writeString(directory.resolve("a.csv"), "exchange,symbol\nbitmex,X\nbitmex,Y\nftx,X\n");
        Path second = Files.writeString(directory.resolve("b.csv"), "symbol,price,exchange\nX,1,deribit\nX,1\n");
        FileSurvey survey = FileSurvey.of(FileFormat.TARDIS_CSV, List.of(first, second));
        assertThat(survey.exchanges()).containsExactly("bitmex", "deribit", "ftx");
    }

    @Test
    void namesAMissingFile() {
        Path missing = directory.resolve("missing");
        for (FileFormat format : FileFormat.values()) {
            assertThatThrownBy(() -> FileSurvey.of(format, List.of(missing)))
                    .isInstanceOf(UnreadableInputException.class)
                    .hasMessageContaining(missing.toString());
        }
    }
}
