package org.alphadetector.research.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.alphadetector.features.row.Timeframe;
import org.alphadetector.ingest.injection.Injection;
import org.alphadetector.research.matching.Alarm;
import org.alphadetector.research.matching.Attribution;

/** Says of every injection, as it begins, what it is. */
final class ToldDetector implements AlarmSource {
    private final List<Alarm> alarms = new ArrayList<>();

    @Override
    public void truth(List<Injection> injections) {
        for (Injection injection : injections) {
            alarms.add(new Alarm(
                    injection.eventClass(),
                    injection.subtype(),
                    injection.assets().get(0),
                    Timeframe.M1,
                    injection.startMicros(),
                    Attribution.cause(injection.kind())));
        }
    }

    @Override
    public List<Alarm> alarms() {
        return List.copyOf(alarms);
    }
}
