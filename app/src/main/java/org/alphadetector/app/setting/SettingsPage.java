package org.alphadetector.app.setting;

/** The page {@code docs/settings.md}, made from the catalogue. */
public final class SettingsPage {
    private SettingsPage() {}

    /** The whole page, in Markdown. */
    public static String text() {
        StringBuilder page = new StringBuilder();
        page.append("# Settings\n\n")
                .append("A properties file given with `--config FILE` sets them (`lateness.ms = 3000`); a name that is")
                .append(
                        " not in this table stops start-up. A *semantic* setting changes what rows and events say and is")
                .append(" part of the configuration hash that every row and event carries.\n\n")
                .append("This page is made from `SettingCatalog`; run the tests of `app` with")
                .append(" `-Dupdate-docs` to write it again.\n\n")
                .append("| name | unit | default | from | to | semantic | meaning |\n")
                .append("|---|---|---:|---:|---:|---|---|\n");
        for (Setting setting : SettingCatalog.ALL) {
            page.append("| `").append(setting.name()).append("` | ").append(setting.unit());
            page.append(" | ").append(setting.defaultValue());
            page.append(" | ").append(setting.min());
            page.append(" | ").append(setting.max());
            page.append(" | ").append(setting.isSemantic() ? "yes" : "no");
            page.append(" | ").append(setting.meaning()).append(" |\n");
        }
        return page.toString();
    }
}
