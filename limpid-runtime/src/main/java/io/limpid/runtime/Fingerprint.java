package io.limpid.runtime;

import io.limpid.tensor.Digest;
import java.nio.ByteBuffer;

/**
 * What bytes are known by.
 *
 * @param sha256 in hexadecimal
 */
record Fingerprint(String sha256) {
    static Fingerprint of(ByteBuffer bytes) {
        return new Fingerprint(Digest.sha256(bytes));
    }
}
