package io.limpid.cli.input;

import io.limpid.Classifier;
import io.limpid.ModelInput;
import io.limpid.cli.folder.FileMark;
import io.limpid.image.Image;
import java.nio.file.Path;

/** A photo. */
public record PhotoInput(Path file) implements Input {
    @Override
    public LoadedInput load(Classifier classifier) {
        Image photo = Image.read(file);
        ModelInput input = ModelInput.of(classifier.preprocessing().prepare(photo));
        return new LoadedInput(FileMark.of(file), input, photo);
    }
}
