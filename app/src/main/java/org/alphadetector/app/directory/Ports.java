package org.alphadetector.app.directory;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Properties;
import org.alphadetector.app.exit.UserMistake;

/**
 * The ports of a data directory's servers; chosen once, then kept in its file {@code ports}.
 *
 * @param kafka of the broker
 * @param controller of the broker's controller
 * @param postgres of Postgres
 * @param http of health and metrics, once they were served
 */
public record Ports(int kafka, int controller, int postgres, OptionalInt http) {

    static Ports readOrPick(Path file) throws IOException {
        if (Files.exists(file)) {
            return read(file);
        }
        List<Integer> free = FreePorts.pick(3);
        Ports ports = new Ports(free.get(0), free.get(1), free.get(2), OptionalInt.empty());
        ports.write(file);
        return ports;
    }

    static Ports read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return new Ports(
                port(properties, "kafka", file),
                port(properties, "controller", file),
                port(properties, "postgres", file),
                properties.containsKey("http") ? OptionalInt.of(port(properties, "http", file)) : OptionalInt.empty());
    }

    Ports withHttp(int port) {
        return new Ports(kafka, controller, postgres, OptionalInt.of(port));
    }

    void write(Path file) throws IOException {
        String text = "# The ports of the servers of this directory; edit while nothing runs on it.\n" + "kafka="
                + kafka + "\ncontroller=" + controller + "\npostgres=" + postgres + '\n';
        WholeFile.write(file, http.isPresent() ? text + "http=" + http.getAsInt() + '\n' : text);
    }

    private static int port(Properties properties, String name, Path file) {
        String value = properties.getProperty(name, "").strip();
        if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > 65_535) {
            throw new UserMistake("the port '" + name + "' in " + file + " must be a number up to 65535; correct it, or"
                    + " delete the file to have new ports chosen.");
        }
        return Integer.parseInt(value);
    }
}
