package org.alphadetector.ingest.adapter.binance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.alphadetector.ingest.SharedData;
import org.junit.jupiter.api.Test;

class BookAuditTest {
    /**
     * Where the book is known at a book ticker's own update id, prices and amounts are the same without exception. Where
     * a later book ticker lies in the same depth event, prices still agree in nine cases of ten.
     */
    @Test
    void theLocalBookHasTheBestBidAndAskOfTheBookTicker() throws Exception {
        for (Path file : SharedData.files("binance_usdm_raw", "usdm_*.gz")) {
            BookAudit.Result result = BookAudit.of(file);
            String report = file.getFileName() + ": " + result;
            assertThat(result.unexplained()).as(report).isZero();
            assertThat(result.atEventEnd()).as(report).isGreaterThan(1_000);
            assertThat(result.uncovered()).as(report).isLessThan(20);
            assertThat(result.equalPrices() / (double) result.compared())
                    .as(report)
                    .isGreaterThan(0.9);
        }
    }
}
