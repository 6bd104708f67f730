package org.alphadetector.features.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.alphadetector.features.bar.OwnerBuffers;
import org.alphadetector.features.state.LiveStates;
import org.alphadetector.ingest.tick.AssetId;
import org.junit.jupiter.api.Test;

class AssetTableTest {
    private final AssetTable table = new AssetTable();
    private final LiveStates states = new LiveStates();
    private final OwnerBuffers buffers = new OwnerBuffers();

    @Test
    void findsEachOfManyByAnEqualName() {
        List<AssetState> assets = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            assets.add(put("S" + i));
        }
        for (int i = 0; i < 500; i++) {
            assertThat(get("S" + i)).isSameAs(assets.get(i));
        }
        assertThat(table.find("S500")).isEqualTo(-1);
    }

    @Test
    void tellsNamesOfTheSameHashApartAlsoWhenOneIsTakenOut() {
        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
        AssetState first = put("Aa");
        AssetState second = put("BB");
        assertThat(get("Aa")).isSameAs(first);
        assertThat(get("BB")).isSameAs(second);
        table.remove(first);
        assertThat(table.find("Aa")).isEqualTo(-1);
        assertThat(get("BB")).isSameAs(second);
    }

    @Test
    void anotherOfTheSameNameTakesThePlace() {
        put("A");
        states.clear();
        AssetState later = put("A");
        assertThat(get("A")).isSameAs(later);
        table.remove(later);
        assertThat(table.find("A")).isEqualTo(-1);
    }

    private AssetState get(String symbol) {
        int slot = table.find(symbol);
        assertThat(table.place(slot)).isEqualTo(table.asset(slot).place());
        return table.asset(slot);
    }

    private AssetState put(String symbol) {
        AssetState asset = new AssetState(AssetId.of("x", symbol), buffers.copy(), states, "ticks/x:" + symbol);
        table.put(asset);
        return asset;
    }
}
