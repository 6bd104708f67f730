package org.alphadetector.features.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.features.state.StateBuffer;
import org.alphadetector.ingest.tick.AssetId;
import org.junit.jupiter.api.Test;

class AssetTableTest {
    private final AssetTable table = new AssetTable();
    private final LiveStates states = new LiveStates();

    @Test
    void findsEachOfManyByAnEqualName() {
        List<AssetState> assets = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            assets.add(put("S" + i));
        }
        for (int i = 0; i < 500; i++) {
            assertThat(table.get("S" + i)).isSameAs(assets.get(i));
        }
        assertThat(table.get("S500")).isNull();
    }

    @Test
    void tellsNamesOfTheSameHashApartAlsoWhenOneIsTakenOut() {
        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
        AssetState first = put("Aa");
        AssetState second = put("BB");
        assertThat(table.get("Aa")).isSameAs(first);
        assertThat(table.get("BB")).isSameAs(second);
        table.remove(first);
        assertThat(table.get("Aa")).isNull();
        assertThat(table.get("BB")).isSameAs(second);
    }

    @Test
    void anotherOfTheSameNameTakesThePlace() {
        put("A");
        states.clear();
        AssetState later = put("A");
        assertThat(table.get("A")).isSameAs(later);
        table.remove(later);
        assertThat(table.get("A")).isNull();
    }

    private AssetState put(String symbol) {
        AssetState asset = new AssetState(
                AssetId.of("x", symbol), new StateBuffer(), new StateBuffer(), states, "ticks/x:" + symbol);
        table.put(asset);
        return asset;
    }
}
