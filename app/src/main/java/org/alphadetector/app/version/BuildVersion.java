package org.alphadetector.app.version;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Which version and git commit this build is, as the build wrote them into {@code build.properties}. */
public final class BuildVersion implements IVersionProvider {

    private static final Properties BUILD = load();

    public static String version() {
        return Objects.requireNonNull(BUILD.getProperty("version"));
    }

    /** The full commit hash, or {@code unknown} when built outside a git repository. */
    public static String gitCommit() {
        return Objects.requireNonNull(BUILD.getProperty("git.commit"));
    }

    @Override
    public String[] getVersion() {
        return new String[] {"alpha " + version() + " (" + gitCommit() + ")"};
    }

    private static Properties load() {
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(BuildVersion.class.getResourceAsStream("build.properties"))) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
