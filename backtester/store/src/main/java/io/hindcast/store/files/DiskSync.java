package io.hindcast.store.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Waits until what was written is on the disk, so that a power cut can't take it back. */
public class DiskSync {
    /** Makes the only kind there is; another one is for tests. */
    public DiskSync() {}

    /** Waits for the content of a file. */
    protected void file(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Waits for the names in a folder. */
    protected void folder(Path folder) throws IOException {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            // Windows has no handle for a folder, and stores its names itself.
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Waits for a folder with all that is in it: files before the folder that names them. */
    public final void tree(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    folder(path);
                } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                    file(path);
                }
            }
        }
    }

    /** Waits until a path stands in its folder under its name, or no longer does. */
    public final void name(Path path) throws IOException {
        folder(Objects.requireNonNull(path.toAbsolutePath().getParent()));
    }
}
