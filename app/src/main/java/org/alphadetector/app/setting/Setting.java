package org.alphadetector.app.setting;

/**
 * One thing that can be set, as data: files are checked against it and the documentation is made from it.
 *
 * @param name as written in a configuration file
 * @param unit what the number counts
 * @param defaultValue the value where the file says nothing
 * @param min the smallest value allowed
 * @param max the largest value allowed
 * @param isSemantic whether it changes what rows and events say, and so enters the configuration hash
 * @param meaning one sentence
 */
public record Setting(
        String name, String unit, long defaultValue, long min, long max, boolean isSemantic, String meaning) {

    public Setting {
        if (min > max || defaultValue < min || defaultValue > max) {
            throw new IllegalArgumentException("default outside the range: name=" + name);
        }
    }
}
