package org.alphadetector.research.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import org.alphadetector.research.evaluation.CalibrationResult;
import org.alphadetector.research.evaluation.Interval;
import org.alphadetector.research.evaluation.PValueCounts;
import org.alphadetector.research.evaluation.PeerKind;
import org.alphadetector.research.evaluation.Scorecard;
import org.alphadetector.research.evaluation.Tally;

/** The report as JSON; figures that nothing was observed for are null. */
public final class JsonReport {
    private final JsonGenerator json;

    private JsonReport(JsonGenerator json) {
        this.json = json;
    }

    /** Writes it, indented. */
    public static void write(EvaluationReport report, Writer out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            new JsonReport(json).write(report);
        }
    }

    private void write(EvaluationReport report) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("run");
        for (Map.Entry<String, String> one : report.circumstances().entrySet()) {
            json.writeStringField(one.getKey(), one.getValue());
        }
        json.writeEndObject();
        json.writeObjectFieldStart("by_subtype");
        for (String name : report.labelled().alpha().names()) {
            scores(name, report.labelled().alpha());
        }
        json.writeEndObject();
        json.writeObjectFieldStart("peers");
        for (String eventClass : report.comparedClasses()) {
            json.writeObjectFieldStart(eventClass);
            named(EvaluationReport.ALPHA, report.labelled().byClass(), eventClass);
            for (Map.Entry<PeerKind, Scorecard> peer :
                    report.labelled().peersOf(eventClass).entrySet()) {
                named(peer.getKey().label(), peer.getValue(), eventClass);
            }
            json.writeEndObject();
        }
        json.writeEndObject();
        if (report.quiet().isPresent()) {
            calibration(report.quiet().get());
        }
        json.writeEndObject();
    }

    private void named(String label, Scorecard scorecard, String name) throws IOException {
        json.writeFieldName(label);
        figures(name, scorecard);
    }

    private void scores(String name, Scorecard scorecard) throws IOException {
        json.writeFieldName(name);
        figures(name, scorecard);
    }

    private void figures(String name, Scorecard scorecard) throws IOException {
        Tally total = scorecard.total(name);
        json.writeStartObject();
        json.writeNumberField("injections", total.injections());
        json.writeNumberField("found", total.found());
        interval("recall", scorecard.recall(name));
        interval("precision", scorecard.precision(name));
        interval("false_alarms_per_asset_day", scorecard.falsePerAssetDay(name));
        json.writeNumberField("true_alarms", total.trueAlarms());
        json.writeNumberField("consequences", total.consequences());
        json.writeNumberField("false_alarms", total.falseAlarms());
        number("delay_ms_median", total.delayMs(0.5));
        number("delay_ms_p90", total.delayMs(0.9));
        number("delay_bars_median", total.delayBars(0.5));
        number("delay_bars_p90", total.delayBars(0.9));
        interval("attribution_hit_rate", Interval.ofShare(total.attributed(), total.found()));
        json.writeArrayFieldStart("recall_by_size");
        for (Map.Entry<Double, int[]> size : total.bySize().entrySet()) {
            json.writeStartObject();
            json.writeNumberField("size_sigmas", size.getKey());
            json.writeNumberField("injections", size.getValue()[1]);
            interval("recall", Interval.ofShare(size.getValue()[0], size.getValue()[1]));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void calibration(CalibrationResult quiet) throws IOException {
        json.writeObjectFieldStart("calibration");
        for (Map.Entry<String, PValueCounts> one : quiet.pValues().entrySet()) {
            json.writeObjectFieldStart(one.getKey());
            json.writeNumberField("p_values", one.getValue().all());
            for (int level = 0; level < PValueCounts.LEVELS.size(); level++) {
                interval(
                        "ratio_at_" + PValueCounts.LEVELS.get(level),
                        one.getValue().ratio(level));
            }
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeObjectFieldStart("quiet_false_alarms_per_asset_day");
        for (String name : quiet.alarms().names()) {
            interval(name, quiet.alarms().falsePerAssetDay(name));
        }
        json.writeEndObject();
    }

    private void interval(String name, Interval interval) throws IOException {
        json.writeObjectFieldStart(name);
        number("value", interval.value());
        number("low", interval.low());
        number("high", interval.high());
        json.writeEndObject();
    }

    private void number(String name, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumberField(name, value);
        } else {
            json.writeNullField(name);
        }
    }
}
