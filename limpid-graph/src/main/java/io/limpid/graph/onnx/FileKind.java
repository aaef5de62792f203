package io.limpid.graph.onnx;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Guesses from the first bytes what a file is that is no ONNX model, so that a message can say it. */
record FileKind(String description, int offset, String signature) {
    private static final List<FileKind> KNOWN = List.of(
            new FileKind("a JPEG picture", 0, "\u00ff\u00d8\u00ff"),
            new FileKind("a PNG picture", 0, "\u0089PNG"),
            new FileKind("a GIF picture", 0, "GIF8"),
            new FileKind("a WebP picture", 8, "WEBP"),
            new FileKind(
                    "a zip archive; if it is a PyTorch checkpoint, export it with torch.onnx.export",
                    0,
                    "PK\u0003\u0004"),
            new FileKind(
                    "a pickle; if it is a PyTorch checkpoint, export it with torch.onnx.export", 0, "\u0080\u0002"),
            new FileKind("an HDF5 file; if it is a Keras model, convert it with tf2onnx", 0, "\u0089HDF"),
            new FileKind("a TensorFlow Lite model; convert it with tf2onnx", 4, "TFL3"),
            new FileKind("an ORT-format model; give the ONNX model that it was made from", 4, "ORTM"),
            new FileKind("a NumPy array", 0, "\u0093NUMPY"),
            new FileKind("a PDF document", 0, "%PDF"),
            new FileKind("a gzip archive; unpack it first", 0, "\u001f\u008b"),
            new FileKind("a Git LFS pointer; fetch the file itself with git lfs pull", 0, "version https://git-lfs"),
            new FileKind("a web page or XML", 0, "<"),
            new FileKind("a JSON text", 0, "{"));

    /** Returns what the content looks like. */
    static String describe(byte[] content) {
        if (content.length == 0) {
            return "it is empty";
        }
        return KNOWN.stream()
                .filter(kind -> kind.matches(content))
                .findFirst()
                .map(kind -> "it looks like " + kind.description)
                .orElse("it is cut off, or no ONNX file");
    }

    private boolean matches(byte[] content) {
        return content.length >= offset + signature.length()
                && new String(content, offset, signature.length(), StandardCharsets.ISO_8859_1).equals(signature);
    }
}
