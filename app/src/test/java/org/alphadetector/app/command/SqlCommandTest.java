package org.alphadetector.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.alphadetector.app.directory.DataDirectory;
import org.alphadetector.app.embedded.EmbeddedPostgres;
import org.alphadetector.app.embedded.EmbeddedServices;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlCommandTest {

    @TempDir
    static Path root;

    @BeforeAll
    static void useTheDirectory() {
        DataDirectory.own(root, "run").close();
    }

    @Test
    void startsPostgresPrintsCsvAndStopsIt() {
        CommandRun run = sql("--csv", "select 1 as n, null as nothing, 'a,b' as text");

        assertThat(run).isEqualTo(new CommandRun(0, "n,nothing,text\r\n1,,\"a,b\"\r\n", ""));
        assertThat(root.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void usesTheServerOfTheOwner() {
        try (DataDirectory owned = DataDirectory.own(root, "run");
                EmbeddedPostgres postgres = EmbeddedServices.startPostgres(owned)) {
            CommandRun run = sql("select 1 as n");

            assertThat(run.out()).isEqualToNormalizingNewlines("n\n-\n1\n");
            assertThat(postgres.jdbcUrl()).isNotBlank();
            assertThat(root.resolve("postgres/postmaster.pid")).exists();
        }
    }

    @Test
    void errorIsOneSentenceAndExitCodeOne() {
        CommandRun run = sql("select nothing");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).hasLineCount(1).contains("column \"nothing\" does not exist");
    }

    @Test
    void mayNotWriteUnlessTold() {
        assertThat(sql("create table t (n int)").err()).contains("read-only");
        assertThat(sql("--write", "create table t (n int)").exitCode()).isZero();
        assertThat(sql("--csv", "select * from t").out()).isEqualTo("n\r\n");
    }

    private static CommandRun sql(String... args) {
        String[] all = new String[args.length + 3];
        all[0] = "sql";
        all[1] = "--data";
        all[2] = root.toString();
        System.arraycopy(args, 0, all, 3, args.length);
        return CommandRun.run(all);
    }
}
