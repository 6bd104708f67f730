package org.alphadetector.bench.campaign;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file system of its own in a file, which can be filled to its last byte. Making one takes the right to mount. */
final class SmallDisk implements AutoCloseable {
    private static final long BYTES = 8L << 30;
    private static final long WRITTEN_BYTES = 64L << 20;
    private static final int LARGE_BLOCK = 1 << 20;
    private static final int SMALL_BLOCK = 1 << 10;

    private final Path image;
    private final Path mountPoint;

    private SmallDisk(Path image, Path mountPoint) {
        this.image = image;
        this.mountPoint = mountPoint;
    }

    /** Mounts an empty one; nothing where that is not permitted. */
    static Optional<SmallDisk> mount(Path image, Path mountPoint) throws IOException, InterruptedException {
        Files.createDirectories(mountPoint);
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(BYTES);
        }
        if (succeeds("mkfs.ext4", "-q", "-m", "0", image.toString())
                && succeeds("mount", "-o", "loop", image.toString(), mountPoint.toString())) {
            return Optional.of(new SmallDisk(image, mountPoint));
        }
        Files.delete(image);
        return Optional.empty();
    }

    /** Takes all the space there is. */
    void fill() throws IOException, InterruptedException {
        long most = Math.max(0, Files.getFileStore(mountPoint).getUsableSpace() - WRITTEN_BYTES);
        succeeds("fallocate", "-l", Long.toString(most), ballast(0).toString());
        // How much the last megabytes hold depends on the file system's own records, so they are written.
        writeUntilFull(ballast(1), LARGE_BLOCK);
        writeUntilFull(ballast(2), SMALL_BLOCK);
    }

    /** Gives the space back. */
    void free() throws IOException {
        for (int part = 0; part <= 2; part++) {
            Files.deleteIfExists(ballast(part));
        }
    }

    /** Unmounts it and deletes it; what used it must have ended. */
    @Override
    public void close() throws IOException {
        try {
            succeeds("umount", mountPoint.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(image);
    }

    private Path ballast(int part) {
        return mountPoint.resolve("ballast-" + part);
    }

    private void writeUntilFull(Path file, int blockBytes) throws IOException {
        byte[] block = new byte[blockBytes];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                try {
                    out.write(block);
                } catch (IOException e) {
                    // Full, which is what was wanted.
                    return;
                }
            }
        }
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectOutput(Redirect.DISCARD)
                            .redirectError(Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            // No such program here.
            return false;
        }
    }
}
