package io.limpid.image;

import javax.imageio.stream.ImageInputStreamImpl;

/** A file's content as ImageIO's readers want it. Stops a reader that goes on reading past the end for ever. */
final class PhotoStream extends ImageInputStreamImpl {
    private static final int READS_PAST_END = 1 << 16;

    private final byte[] content;
    private int readsPastEnd;

    PhotoStream(byte[] content) {
        this.content = content;
    }

    @Override
    public int read() {
        bitOffset = 0;
        if (atEnd()) {
            return -1;
        }
        return content[(int) streamPos++] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        bitOffset = 0;
        if (length > 0 && atEnd()) {
            return -1;
        }
        int count = (int) Math.min(length, content.length - streamPos);
        System.arraycopy(content, (int) streamPos, buffer, offset, count);
        streamPos += count;
        return count;
    }

    private boolean atEnd() {
        boolean atEnd = streamPos >= content.length;
        if (atEnd && ++readsPastEnd > READS_PAST_END) {
            throw new IllegalStateException("it goes on after its end");
        }
        return atEnd;
    }

    @Override
    public long length() {
        return content.length;
    }
}
