package org.alphadetector.features.crosssection;

import org.alphadetector.features.state.StateSlice;

/**
 * What an asset's return is likely to be after those of the leaders in the minute before: the mean of slope times
 * return over the leaders with a significant {@link LeaderLink}, 0 where there is none. Forecasts are averaged, not
 * summed, for leaders move together (combination with equal weights: A. Timmermann, Handbook of Economic Forecasting,
 * 2006).
 *
 * <p>A log return. Undefined where no candidate but the asset itself had a return in the minute before.
 */
final class NetworkForecast {
    private final LeaderLink[] links = new LeaderLink[LeadingAssets.COUNT];
    private final LeadingAssets leaders;
    private double prediction;
    private int candidates;
    private int significant;
    /** The place of the leader with the strongest significant link; -1 where there is none. */
    private int strongest;

    /** Of the asset that the {@link #words} words belong to. */
    NetworkForecast(StateSlice slice, LeadingAssets leaders) {
        this.leaders = leaders;
        for (int place = 0; place < links.length; place++) {
            links[place] = new LeaderLink(slice.part(place * LeaderLink.WORDS, LeaderLink.WORDS));
        }
    }

    /** How many words of state it needs: 40. */
    static int words() {
        return LeadingAssets.COUNT * LeaderLink.WORDS;
    }

    /** Predicts the return of the asset with that uid, whose state the slice shows; NaN where it cannot. */
    double predict(long ownUid) {
        candidates = 0;
        significant = 0;
        strongest = -1;
        double sum = 0;
        for (int place = 0; place < links.length; place++) {
            links[place].leader(leaders.uid(place));
            if (isCandidate(place, ownUid)) {
                candidates++;
                if (links[place].isSignificant()) {
                    significant++;
                    sum += links[place].slope() * leaders.returnBefore(place);
                    strongest = stronger(place);
                }
            }
        }
        prediction = candidates == 0 ? Double.NaN : significant == 0 ? 0 : sum / significant;
        return prediction;
    }

    /** Learns the return of the asset that was predicted last. */
    void learn(long ownUid, double ownReturn) {
        for (int place = 0; place < links.length; place++) {
            if (isCandidate(place, ownUid)) {
                links[place].learn(leaders.returnBefore(place), ownReturn);
            }
        }
    }

    /** What the prediction rests on, in the order of the members of network_features. */
    double[] features() {
        boolean hasLeader = strongest >= 0;
        long uid = hasLeader ? leaders.uid(strongest) : 0;
        return new double[] {
            candidates,
            significant,
            hasLeader ? links[strongest].correlation() : Double.NaN,
            hasLeader ? links[strongest].slope() : Double.NaN,
            hasLeader ? uid >>> Integer.SIZE : Double.NaN,
            hasLeader ? uid & 0xFFFF_FFFFL : Double.NaN
        };
    }

    private boolean isCandidate(int place, long ownUid) {
        return leaders.uid(place) != ownUid && !Double.isNaN(leaders.returnBefore(place));
    }

    private int stronger(int place) {
        boolean isStronger =
                strongest < 0 || Math.abs(links[place].correlation()) > Math.abs(links[strongest].correlation());
        return isStronger ? place : strongest;
    }
}
