package org.alphadetector.research.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import org.alphadetector.research.evaluation.CalibrationResult;
import org.alphadetector.research.evaluation.PeerKind;
import org.alphadetector.research.matching.MatchingRule;
import org.alphadetector.research.scorecard.Interval;
import org.alphadetector.research.scorecard.PValueCounts;
import org.alphadetector.research.scorecard.Scorecard;
import org.alphadetector.research.scorecard.Tally;

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
        json.writeObjectFieldStart("matching_minutes_after_end");
        for (Map.Entry<String, Integer> grace : MatchingRule.graceMinutes().entrySet()) {
            json.writeNumberField(grace.getKey(), grace.getValue());
        }
        json.writeEndObject();
        json.writeObjectFieldStart("by_subtype");
        for (String name : report.labelled().alpha().names()) {
            json.writeFieldName(name);
            figures(name, report.labelled().alpha(), report.labelled().byClass().attribution(name));
        }
        json.writeEndObject();
        json.writeObjectFieldStart("peers");
        for (String eventClass : report.comparedClasses()) {
            json.writeObjectFieldStart(eventClass);
            Scorecard alpha = report.labelled().byClass();
            named(EvaluationReport.ALPHA, alpha, eventClass, alpha.attribution(eventClass));
            for (Map.Entry<PeerKind, Scorecard> peer :
                    report.labelled().peersOf(eventClass).entrySet()) {
                // A peer names no cause.
                named(peer.getKey().label(), peer.getValue(), eventClass, Interval.NONE);
            }
            json.writeEndObject();
        }
        json.writeEndObject();
        budgets(report);
        if (report.quiet().isPresent()) {
            calibration(report.quiet().get());
        }
        json.writeEndObject();
    }

    private void named(String label, Scorecard scorecard, String name, Interval attribution) throws IOException {
        json.writeFieldName(label);
        figures(name, scorecard, attribution);
    }

    private void figures(String name, Scorecard scorecard, Interval attribution) throws IOException {
        Tally total = scorecard.total(name);
        json.writeStartObject();
        json.writeNumberField("injections", total.injections());
        json.writeNumberField("found", total.found());
        interval("recall", scorecard.recall(name));
        interval("precision", scorecard.precision(name));
        interval("false_alarms_per_asset_day", scorecard.falsePerAssetDay(name));
        json.writeNumberField("true_alarms", total.trueAlarms());
        json.writeNumberField("repeats", total.repeats());
        json.writeNumberField("consequences", total.consequences());
        json.writeNumberField("false_alarms", total.falseAlarms());
        interval("delay_ms_median", total.delayMs(0.5));
        interval("delay_ms_p90", total.delayMs(0.9));
        interval("delay_bars_median", total.delayBars(0.5));
        interval("delay_bars_p90", total.delayBars(0.9));
        interval("attribution_hit_rate", attribution);
        json.writeArrayFieldStart("recall_by_size");
        for (Map.Entry<Double, Interval> size : scorecard.recallBySize(name).entrySet()) {
            json.writeStartObject();
            json.writeNumberField("size_sigmas", size.getKey());
            json.writeNumberField("injections", total.injections(size.getKey()));
            interval("recall", size.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void budgets(EvaluationReport report) throws IOException {
        Scorecard alpha = report.labelled().alpha();
        json.writeObjectFieldStart("budgets");
        for (Map.Entry<String, Double> budget : report.budgets().entrySet()) {
            String eventClass = budget.getKey();
            json.writeObjectFieldStart(eventClass);
            json.writeNumberField("budget_per_asset_day", budget.getValue());
            interval("false_alarms_per_asset_day", alpha.falsePerAssetDay(eventClass));
            interval("false_discovery_proportion", alpha.falseDiscoveries(eventClass));
            number("false_discovery_proportion_at_budget", report.falseDiscoveriesAtBudget(eventClass));
            json.writeEndObject();
        }
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
