package org.alphadetector.features.validation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.alphadetector.features.row.Column;
import org.alphadetector.features.row.RowLayout;

/**
 * How a residual is made, as a graph: every column it rests on with its formula and inputs, each after its inputs. What
 * is an input and no node is a type of message.
 */
final class Recipe {
    private final RowLayout layout;
    private final Map<String, Column> nodes = new LinkedHashMap<>();
    private final TreeSet<String> begun = new TreeSet<>();

    private Recipe(RowLayout layout) {
        this.layout = layout;
    }

    /** The recipe as JSON, {@code {"residual": name, "nodes": [{"name", "formula", "window", "inputs"}]}}. */
    static String of(JudgedResidual residual, RowLayout layout) {
        Recipe recipe = new Recipe(layout);
        residual.parts().forEach(recipe::visit);
        recipe.visit(residual.z());
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("residual", residual.z().name());
        ArrayNode nodes = json.putArray("nodes");
        recipe.nodes.values().forEach(column -> {
            ObjectNode node = nodes.addObject();
            node.put("name", column.name());
            node.put("formula", column.formula());
            node.put("window", column.window());
            ArrayNode inputs = node.putArray("inputs");
            inputsOf(column, residual).forEach(inputs::add);
        });
        return json.toString();
    }

    private static List<String> inputsOf(Column column, JudgedResidual residual) {
        if (!column.equals(residual.z())) {
            return column.inputs();
        }
        TreeSet<String> inputs = new TreeSet<>(column.inputs());
        residual.parts().forEach(part -> inputs.add(part.name()));
        return List.copyOf(inputs);
    }

    private void visit(Column column) {
        if (!begun.add(column.name())) {
            return;
        }
        for (String input : column.inputs()) {
            if (layout.has(input)) {
                visit(layout.column(input));
            }
        }
        nodes.put(column.name(), column);
    }
}
