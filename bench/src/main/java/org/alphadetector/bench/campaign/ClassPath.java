package org.alphadetector.bench.campaign;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The class path for processes that are started from this one.
 *
 * <p>A jar's manifest may name further jars, which the virtual machine adds by itself. Named on the class path as well they would be
 * there twice, and what must be there once – the files of the Postgres server – would not be accepted.
 */
final class ClassPath {
    private ClassPath() {}

    /** The class path of this process without the jars that its own jars add. */
    static String ofThisProcess() {
        return withoutAdded(System.getProperty("java.class.path"));
    }

    /** A class path without the jars that the manifests of its jars add, recognised by their file names. */
    static String withoutAdded(String classPath) {
        List<Path> entries = Stream.of(classPath.split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .toList();
        Set<String> added = new HashSet<>();
        for (Path entry : entries) {
            if (Files.isRegularFile(entry)) {
                added.addAll(addedBy(entry));
            }
        }
        return entries.stream()
                .filter(entry -> !added.contains(String.valueOf(entry.getFileName())))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Set<String> addedBy(Path file) {
        try (JarFile jar = new JarFile(file.toFile())) {
            Manifest manifest = jar.getManifest();
            String names =
                    manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            return names == null
                    ? Set.of()
                    : Stream.of(names.split(" ", -1))
                            .filter(name -> Files.exists(file.resolveSibling(name)))
                            .map(name -> name.substring(name.lastIndexOf('/') + 1))
                            .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + " of the class path", e);
        }
    }
}
