package io.limpid.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The picture formats that can be read, told apart by how a file begins. */
enum PhotoFormat {
    JPEG("\u00FF\u00D8\u00FF"),
    PNG("\u0089PNG\r\n\u001A\n"),
    WEBP("RIFF....WEBP"),
    TIFF("(?:II\\*\0|MM\0\\*)"),
    GIF("GIF8[79]a"),
    BMP("BM.{4}\0{4}");

    static final String ALLOWED = "JPEG, PNG, WebP, TIFF, GIF, BMP";

    private static final int LONGEST_SIGNATURE = 64;

    private final Pattern start;

    PhotoFormat(String start) {
        this.start = Pattern.compile(start + ".*", Pattern.DOTALL);
    }

    /** Tells whether pictures of any size can be read with little memory, row by row or tile by tile. */
    boolean readsByRows() {
        return this != WEBP;
    }

    /** Returns the length that a file states for itself in its first bytes; 0 if its format states none. */
    long declaredLength(byte[] content) {
        if (this != WEBP) {
            return 0;
        }
        int payload = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
        return 8 + Integer.toUnsignedLong(payload);
    }

    static Optional<PhotoFormat> of(byte[] content) {
        String text = start(content);
        return Arrays.stream(values())
                .filter(format -> format.start.matcher(text).matches())
                .findFirst();
    }

    /** Names what content of no known picture format seems to be. */
    static String guess(byte[] content) {
        String text = start(content);
        return Arrays.stream(Foreign.values())
                .filter(foreign -> foreign.start.matcher(text).lookingAt())
                .map(foreign -> foreign.description)
                .findFirst()
                .orElse(text.chars().allMatch(PhotoFormat::isText) ? "a text file" : "of an unknown format");
    }

    private static String start(byte[] content) {
        return new String(content, 0, Math.min(content.length, LONGEST_SIGNATURE), StandardCharsets.ISO_8859_1);
    }

    private static boolean isText(int character) {
        return character >= ' ' || Character.isWhitespace(character);
    }

    /** What people take for a picture that can be read. */
    private enum Foreign {
        HEIC("....ftyp(?:hei|hev|mif|msf)", "a HEIC/HEIF picture"),
        AVIF("....ftypavi", "an AVIF picture"),
        MOVIE("....ftyp", "a movie"),
        JPEG_XL("(?:\u00FF\n|....JXL )", "a JPEG XL picture"),
        JPEG_2000("....jP  ", "a JPEG 2000 picture"),
        SVG("(?s)\\s*(?:<\\?xml.*)?<svg", "an SVG drawing"),
        HTML("(?i)\\s*(?:<!doctype html|<html|<head|<\\?xml)", "a web page (HTML)"),
        PDF("%PDF", "a PDF document"),
        ZIP("PK\u0003\u0004", "a zip archive"),
        NUMPY("\u0093NUMPY", "a NumPy array");

        private final Pattern start;
        private final String description;

        Foreign(String start, String description) {
            this.start = Pattern.compile(start, Pattern.DOTALL);
            this.description = description;
        }
    }
}
