package org.alphadetector.app.metrics;

import java.util.stream.Collectors;

/** The page {@code docs/metrics.md}, made from the catalogue. */
public final class MetricsPage {
    private static final String HEALTH =
            "Beside them are `/health/live` and `/health/ready`, status 200 or 503 and a JSON object"
                    + " that says what each check found, `{\"status\":\"down\",\"checks\":{\"sink.postgres\":{\"ok\":false,\"why\":\"...\"}}}`:"
                    + "\n\n| check | of | good while |\n|---|---|---|\n"
                    + "| `process` | live, ready | it answers; ready: every part was started and the process was not told to end |\n"
                    + "| `streams.threads` | live | the Streams application has not failed |\n"
                    + "| `streams.running` | ready | its threads run: it neither starts nor rebalances |\n"
                    + "| `streams.restored` | ready | no state is to be read back |\n"
                    + "| `streams.lag` | ready | the brokers answer and at most `ready.streams.lag.records` are to be read |\n"
                    + "| `postgres.server` | ready | with `run --data`: the Postgres server of the directory runs; one that has ended is started again |\n"
                    + "| `sink.thread` | live, ready | the sink has not failed |\n"
                    + "| `sink.writing` | ready | it has its partitions and nothing keeps it from writing |\n"
                    + "| `sink.postgres` | ready | Postgres answers |\n"
                    + "| `sink.lag` | ready | the brokers answer and at most `ready.sink.lag.records` are to be written |\n\n"
                    + "What takes long is asked each second or three, so a page answers at once and is that old; brokers that"
                    + " fall silent are noticed after nine. A part that is alive but not ready gets well by itself when what it waits"
                    + " for is back; only what is not alive is helped by starting the process again, and where threads have failed"
                    + " `alpha` then ends by itself with exit code 1. See [settings.md](settings.md) for the bounds.\n\n";

    private MetricsPage() {}

    /** The whole page, in Markdown. */
    public static String text() {
        StringBuilder page = new StringBuilder();
        page.append("# Metrics\n\n")
                .append(
                        "`alpha run` and `alpha sink` show them at `/metrics` in the Prometheus text format, on port 9464")
                .append(
                        " (`alpha sink`: 9465) unless that is taken or `--http-port` says otherwise; the line that either prints")
                .append(
                        " when it runs says which. The meters of an application are there from its start or from the first")
                .append(" time something happens that they count.\n\n")
                .append(HEALTH)
                .append("This page is made from `MeterCatalog`; run the tests of `app` with `-Dupdate-docs` to")
                .append(" write it again.\n\n")
                .append("## Meters\n\n")
                .append("| name | type | unit | tags | buckets up to | meaning |\n")
                .append("|---|---|---|---|---|---|\n");
        for (MeterSpec spec : MeterCatalog.ALL) {
            page.append("| `").append(spec.prometheusName()).append("` | ");
            page.append(
                    spec.type() == MeterType.COUNTER
                            ? "counter"
                            : spec.type() == MeterType.GAUGE ? "gauge" : "histogram");
            page.append(" | ").append(spec.unit());
            page.append(" | ")
                    .append(spec.tags().stream().map(tag -> '`' + tag + '`').collect(Collectors.joining(", ")));
            page.append(" | ")
                    .append(spec.buckets().stream().map(MetricsPage::shortest).collect(Collectors.joining(" ")));
            page.append(" | ").append(spec.meaning()).append(" |\n");
        }
        page.append(
                        "\nBeside them are those of the libraries: `kafka_*` (the Streams application's threads, tasks, stores")
                .append(
                        " and clients), `hikaricp_*` (connections to Postgres), `jvm_*`, `process_*` and `system_*`.\n");
        return page.toString();
    }

    private static String shortest(double bound) {
        return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
    }
}
