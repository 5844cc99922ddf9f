package io.plumbline.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

/**
 * The folder of one stack: data of broker and database, logs, and the temporary files of the parts. It is locked while
 * in use. A temporary folder is deleted when it is closed, a named one is kept.
 */
public final class StackFolder implements AutoCloseable {

    private static final String LOCK = "plumbline.lock";
    private static final int DELETE_ATTEMPTS = 5;
    private static final Set<Path> IN_USE_HERE = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final boolean temporary;
    private final FileChannel channel;

    private StackFolder(Path path, boolean temporary) {
        this.path = path;
        this.temporary = temporary;
        this.channel = locked(path);
        delete(temporaryFiles());
        create(logs());
        create(temporaryFiles());
    }

    /** A new folder in the system's temporary folder, deleted when closed. */
    public static StackFolder temporary() {
        try {
            return new StackFolder(Files.createTempDirectory("plumbline-"), true);
        } catch (IOException e) {
            throw new LaunchFailure("no temporary folder can be made: " + e.getMessage(), e);
        }
    }

    /** A folder that is kept: new, empty, or of an earlier stack. Fails, and changes no file, if it holds other files. */
    public static StackFolder kept(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        create(path);
        if (!Files.exists(path.resolve(LOCK)) && !isEmpty(path)) {
            throw new LaunchFailure("folder " + path + " is neither empty nor a data folder of Plumbline");
        }
        return new StackFolder(path, false);
    }

    public Path path() {
        return path;
    }

    /** True if it is deleted when the stack is closed. */
    public boolean isTemporary() {
        return temporary;
    }

    public Path broker() {
        return path.resolve("kafka");
    }

    public Path database() {
        return path.resolve("postgresql");
    }

    Path logs() {
        return path.resolve("logs");
    }

    public Path log(String process) {
        return logs().resolve(process + ".log");
    }

    /** Temporary files of the parts, such as unpacked native libraries, which a killed process leaves behind. */
    public Path temporaryFiles() {
        return path.resolve("tmp");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        IN_USE_HERE.remove(path);
        if (temporary) {
            delete(path);
        }
    }

    /** Deletes a folder with its contents, if it exists. */
    public static void delete(Path folder) {
        UncheckedIOException last = null;
        for (int attempt = 0; attempt < DELETE_ATTEMPTS && Files.exists(folder); attempt++) {
            try {
                deleteTree(folder);
            } catch (UncheckedIOException changing) {
                // A process that is just ending may still add or delete files.
                last = changing;
            }
        }
        if (Files.exists(folder) && last != null) {
            throw last;
        }
    }

    private static void deleteTree(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(StackFolder::deleteOne);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new LaunchFailure("folder " + folder + " cannot be made: " + e, e);
        }
    }

    private static boolean isEmpty(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        } catch (IOException e) {
            throw new LaunchFailure("folder " + folder + " cannot be read: " + e, e);
        }
    }

    /** A set keeps the folders of this JVM, because closing a second channel on a file releases the lock of the first (POSIX). */
    private static FileChannel locked(Path folder) {
        Path file = folder.resolve(LOCK);
        if (!IN_USE_HERE.add(folder)) {
            throw inUse(folder, ownPid());
        }
        try {
            return lock(folder, file);
        } catch (IOException e) {
            IN_USE_HERE.remove(folder);
            throw new LaunchFailure("folder " + folder + " cannot be locked: " + e.getMessage(), e);
        } catch (LaunchFailure taken) {
            IN_USE_HERE.remove(folder);
            throw taken;
        }
    }

    private static FileChannel lock(Path folder, Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, CREATE, READ, WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw inUse(folder, Files.readString(file).trim());
        }
        channel.truncate(0).write(ByteBuffer.wrap(ownPid().getBytes(StandardCharsets.UTF_8)));
        return channel;
    }

    private static LaunchFailure inUse(Path folder, String pid) {
        return new LaunchFailure("folder " + folder + " is in use by process " + pid);
    }

    private static String ownPid() {
        return Long.toString(ProcessHandle.current().pid());
    }
}
