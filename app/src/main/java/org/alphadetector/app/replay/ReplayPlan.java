package org.alphadetector.app.replay;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.alphadetector.app.control.RecordedControls;
import org.alphadetector.app.input.FileInput;
import org.alphadetector.app.setting.Settings;
import org.alphadetector.features.row.Provenance;
import org.alphadetector.ingest.adapter.FileSurvey.SurveyedFile;

/**
 * What is to be replayed and how.
 *
 * @param input the files
 * @param via what carries the ticks
 * @param partitions partitions of {@code ticks}
 * @param settings the settings
 * @param gitCommit commit of this build
 * @param controls control records of the run that is replayed
 */
public record ReplayPlan(
        FileInput input, Via via, int partitions, Settings settings, String gitCommit, RecordedControls controls) {

    /** What carries the ticks through the pipeline. */
    public enum Via {
        /** A Kafka broker and the Streams application. */
        KAFKA,
        /** Calls in this process. */
        INLINE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Provenance provenance() {
        return settings.pipeline().provenance(gitCommit);
    }

    long longestLatenessMicros() {
        return settings.pipeline().stage().longestLatenessMicros();
    }

    /** The plan as a directory remembers it. */
    InputRecord asRecord() {
        return new InputRecord(
                input.format().cliName(),
                input.type().map(Object::toString).orElse(""),
                via.toString(),
                partitions,
                settings.pipeline().configHash(),
                controls.sha256(),
                described(),
                "",
                false,
                false,
                0);
    }

    /** The files, and what is injected into them if anything is. */
    private List<String> described() {
        Stream<String> files = input.survey().files().stream().map(ReplayPlan::described);
        return input.injecting().isAny()
                ? Stream.concat(files, Stream.of("injected " + input.injecting()))
                        .toList()
                : files.toList();
    }

    /** Name and content: some formats take the symbol or the type from the name. */
    private static String described(SurveyedFile file) {
        return file.path().getFileName() + " sha256:" + file.sha256();
    }
}
