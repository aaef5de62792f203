package io.limpid.tensor;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, in hexadecimal. */
public final class Digest {
    private Digest() {}

    /** What can be written. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes all of it.
         *
         * @throws IOException if the stream takes no more
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /** Returns the digest of the bytes that remain in a buffer. */
    public static String sha256(ByteBuffer bytes) {
        MessageDigest digest = sha256();
        digest.update(bytes.duplicate());
        return hexadecimal(digest);
    }

    /**
     * Returns the digest of what is written, which is kept nowhere.
     *
     * @throws IOException if writing fails
     */
    public static String sha256(Content content) throws IOException {
        MessageDigest digest = sha256();
        content.writeTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        return hexadecimal(digest);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String hexadecimal(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
