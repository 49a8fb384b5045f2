package io.hindcast.report.files;

import io.hindcast.settings.InvalidInputException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A text file of a run. */
public final class TextDocument {
    private TextDocument() {}

    /**
     * Reads it whole.
     *
     * @param remedy what the reader of an error is told to do
     * @throws InvalidInputException when it holds no UTF-8 text
     * @throws IOException when it can't be read
     */
    public static String read(Path file, String remedy) throws IOException {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(file + ": holds bytes that are no UTF-8 text; " + remedy, e);
        }
    }
}
