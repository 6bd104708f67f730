package org.alphadetector.features.validation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
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
    private static final JsonFactory JSON = new JsonFactory();

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
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("residual", residual.z().name());
            json.writeArrayFieldStart("nodes");
            for (Column column : recipe.nodes.values()) {
                write(column, inputsOf(column, residual), json);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return out.toString();
    }

    private static void write(Column column, List<String> inputs, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", column.name());
        json.writeStringField("formula", column.formula());
        json.writeStringField("window", column.window());
        json.writeArrayFieldStart("inputs");
        for (String input : inputs) {
            json.writeString(input);
        }
        json.writeEndArray();
        json.writeEndObject();
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
