package io.plumbline.local;

import io.plumbline.local.process.LaunchFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The admin key of a stack, made once and kept in a file of its folder that only its owner can read.
 *
 * @param file file that holds the key
 * @param text the key in clear
 */
public record AdminKey(Path file, String text) {

    private static final String NAME = "admin-key";
    private static final int RANDOM_BYTES = 32;

    /** Reads the key of a folder; makes one if the folder has none. */
    static AdminKey in(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            if (!Files.exists(file)) {
                write(file, generate());
            }
            return new AdminKey(file, Files.readString(file).strip());
        } catch (IOException e) {
            throw new LaunchFailure("admin key " + file + " cannot be kept: " + e, e);
        }
    }

    /** Sets the file's permissions before the key is in it. */
    private static void write(Path file, String key) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, key);
    }

    private static String generate() {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        return "plk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    @Override
    public String toString() {
        return "admin key in " + file;
    }
}
