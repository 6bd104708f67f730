package org.alphadetector.bench.market;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StylisedFactsTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void simulatedMarketLooksLikeAMarket(long seed) {
        MarketRecord market = MarketRecord.of(seed);
        for (StylisedFact fact : StylisedFact.ALL) {
            assertThat(fact.measure().applyAsDouble(market)).as(fact.name()).isBetween(fact.low(), fact.high());
        }
    }
}
