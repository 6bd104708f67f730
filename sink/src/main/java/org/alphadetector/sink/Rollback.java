package org.alphadetector.sink;

import java.sql.Connection;
import java.sql.SQLException;

/** Rolling back after a failure. */
public final class Rollback {
    private Rollback() {}

    /** A rollback on a broken connection fails too; the first failure is the one worth telling, the other goes with it. */
    public static void after(Exception failure, Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
