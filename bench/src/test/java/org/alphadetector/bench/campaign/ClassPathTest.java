package org.alphadetector.bench.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathTest {
    @TempDir
    Path directory;

    @Test
    void aJarThatAnotherJarAddsIsNotNamedAgain() throws IOException {
        Files.createDirectory(directory.resolve("lib"));
        Files.createFile(directory.resolve("lib/server.jar"));
        Path application = jar("lib/server.jar lib/absent.jar");
        Path server = directory.resolve("elsewhere/server.jar");
        Path absent = directory.resolve("elsewhere/absent.jar");
        Path classes = directory.resolve("classes");

        assertThat(ClassPath.withoutAdded(path(classes, application, server, absent)))
                .isEqualTo(path(classes, application, absent));
    }

    private static String path(Path... entries) {
        return String.join(
                File.pathSeparator, Arrays.stream(entries).map(Path::toString).toList());
    }

    private Path jar(String classPath) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
        Path file = directory.resolve("application.jar");
        new JarOutputStream(Files.newOutputStream(file), manifest).close();
        return file;
    }
}
