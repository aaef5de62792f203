package io.limpid.file;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Map;
import java.util.Objects;

/** Why a file could not be used, in words for people: Java's own exceptions often say no more than the path. */
public final class FileTrouble {
    private static final Map<Class<?>, String> WORDS = Map.of(
            NoSuchFileException.class, "there is no such file or folder",
            AccessDeniedException.class, "permission denied",
            FileAlreadyExistsException.class, "there is something of that name",
            DirectoryNotEmptyException.class, "the folder is not empty",
            NotDirectoryException.class, "it is not a folder");

    private FileTrouble() {}

    /** Returns the reason, to stand in a sentence. */
    public static String of(IOException e) {
        if (e instanceof CharacterCodingException) {
            return "it is not text in UTF-8";
        }
        String system = e instanceof FileSystemException failed ? failed.getReason() : null;
        String message = Objects.requireNonNullElse(system, Objects.requireNonNullElse(e.getMessage(), ""));
        return WORDS.getOrDefault(e.getClass(), message.isEmpty() ? e.getClass().getSimpleName() : message);
    }
}
