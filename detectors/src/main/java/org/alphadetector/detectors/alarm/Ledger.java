package org.alphadetector.detectors.alarm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alphadetector.features.state.StateSection;
import org.alphadetector.features.state.StateSlice;

/**
 * What the classes have spent of their budgets of alarms. An account is refilled evenly, by its budget an asset and day,
 * and holds a day of it, at least {@value #SMALLEST_ACCOUNT} alarms. With less than one alarm left, what is to be told
 * must be rarer, ten times for each alarm that is missing; so storms thin out, and what is gross is told even then. The
 * debt ends at {@value #LARGEST_DEBT} alarms. Zero words are full accounts.
 */
public final class Ledger {
    private static final double SMALLEST_ACCOUNT = 5;
    private static final double LARGEST_DEBT = 4;
    private static final double DAY_MICROS = 86_400e6;
    private static final int WORDS = 2;
    private static final int SPENT = 0;
    private static final int AS_OF = 1;

    private final List<Account> accounts = new ArrayList<>();

    private record Account(String eventClass, StateSlice state, double budget) {}

    /**
     * @param state where the accounts lie, one slice a class
     * @param budgets alarms an asset and day, by class
     */
    public Ledger(StateSection state, Map<String, Double> budgets) {
        new TreeMap<>(budgets)
                .forEach((eventClass, budget) ->
                        accounts.add(new Account(eventClass, state.allocate(eventClass, WORDS), budget)));
    }

    /** Refills the accounts up to a time. */
    void advance(long timeMicros, int assets) {
        // By index: an iterator would be all that a point allocates.
        for (int i = 0; i < accounts.size(); i++) {
            Account account = accounts.get(i);
            long asOf = account.state.word(AS_OF);
            if (timeMicros > asOf) {
                double refill = asOf == 0 ? 0 : account.budget * assets * ((timeMicros - asOf) / DAY_MICROS);
                account.state.real(SPENT, Math.max(0, account.state.real(SPENT) - refill));
                account.state.word(AS_OF, timeMicros);
            }
        }
    }

    /** What a p-value's limit is multiplied with, in (0, 1]. */
    double allowance(String eventClass, int assets) {
        Account account = account(eventClass);
        double left = size(account, assets) - account.state.real(SPENT);
        return left >= 1 ? 1 : StrictMath.pow(10, Math.max(-LARGEST_DEBT, left) - 1);
    }

    /** An alarm of the class is told. */
    void spend(String eventClass, int assets) {
        Account account = account(eventClass);
        double most = size(account, assets) + LARGEST_DEBT;
        account.state.real(SPENT, Math.min(most, account.state.real(SPENT) + 1));
    }

    private static double size(Account account, int assets) {
        return Math.max(SMALLEST_ACCOUNT, account.budget * assets);
    }

    private Account account(String eventClass) {
        for (int i = 0; i < accounts.size(); i++) {
            if (accounts.get(i).eventClass.equals(eventClass)) {
                return accounts.get(i);
            }
        }
        throw new IllegalArgumentException("no budget for class=" + eventClass);
    }
}
