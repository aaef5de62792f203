package io.limpid.tensor;

import io.limpid.tensor.NpyNumbers.Axes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads and writes tensors as NumPy's {@code .npy} files: reads format versions 1 to 3 in any order of bytes and axes, writes
 * version 1, little-endian, in C order.
 */
public final class Npy {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;
    private static final Map<String, ElementType> TYPES = Map.of(
            "f4", ElementType.FLOAT,
            "f8", ElementType.DOUBLE,
            "f2", ElementType.FLOAT16,
            "i8", ElementType.INT64,
            "i4", ElementType.INT32,
            "u1", ElementType.UINT8,
            "i1", ElementType.INT8,
            "b1", ElementType.BOOL);
    private static final String BIG = ">";
    private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");

    private Npy() {}

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it is not an {@code .npy} file of a number type that Limpid knows
     * @throws IOException if it cannot be read
     */
    public static Tensor read(Path file) throws IOException {
        try {
            return parse(Files.readAllBytes(file));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException(file + " is not a NumPy array that can be used: " + e.getMessage(), e);
        }
    }

    private static Tensor parse(byte[] content) {
        if (content.length < 12 || !Arrays.equals(content, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new IllegalArgumentException("it does not start with the .npy signature");
        }
        ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        boolean shortLength = bytes.get(6) == 1;
        int headerStart = shortLength ? 10 : 12;
        int headerLength = shortLength ? Short.toUnsignedInt(bytes.getShort(8)) : bytes.getInt(8);
        int dataStart = headerStart + headerLength;
        if (headerLength < 0 || dataStart > content.length) {
            throw new IllegalArgumentException("its header is cut off");
        }
        String header = new String(content, headerStart, headerLength, StandardCharsets.ISO_8859_1);
        String descr = find(DESCR, header);
        return new NpyNumbers(
                        elementType(descr),
                        descr.startsWith(BIG) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
                        Shape.of(shape(find(SHAPE, header))),
                        Boolean.parseBoolean(find(FORTRAN, header)) ? Axes.FIRST_CLOSEST : Axes.LAST_CLOSEST,
                        bytes.position(dataStart))
                .tensor();
    }

    private static String find(Pattern pattern, String header) {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw new IllegalArgumentException("its header lacks " + pattern.pattern());
        }
        return matcher.group(1);
    }

    private static ElementType elementType(String descr) {
        ElementType type = TYPES.get(descr.replaceFirst("^[<>|=]", ""));
        if (type == null) {
            throw new IllegalArgumentException("its type is " + descr + "; allowed are "
                    + TYPES.keySet().stream().sorted().toList());
        }
        return type;
    }

    private static long[] shape(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(size -> !size.isEmpty())
                .mapToLong(Long::parseLong)
                .toArray();
    }

    /**
     * Writes a tensor; an existing file is replaced.
     *
     * @throws IOException if the file cannot be written
     */
    public static void write(Path file, Tensor tensor) throws IOException {
        byte[] header = header(tensor);
        ByteBuffer data = tensor.bytes();
        ByteBuffer content = ByteBuffer.allocate(MAGIC.length + 4 + header.length + data.remaining())
                .order(ByteOrder.LITTLE_ENDIAN);
        content.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) header.length);
        content.put(header).put(data);
        Files.write(file, content.array());
    }

    private static byte[] header(Tensor tensor) {
        String descr = (tensor.type().bytes() > 1 ? "<" : "|") + name(tensor);
        String sizes =
                Arrays.stream(tensor.shape()).mapToObj(size -> size + ",").collect(Collectors.joining(" "));
        String fields =
                String.format(Locale.ROOT, "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }", descr, sizes);
        int unpadded = MAGIC.length + 4 + fields.length() + 1;
        String padding = " ".repeat((ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT);
        return (fields + padding + "\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String name(Tensor tensor) {
        return TYPES.entrySet().stream()
                .filter(entry -> entry.getValue() == tensor.type())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(tensor + " has no NumPy type"));
    }
}
