package io.plumbline.cli.admin;

import io.plumbline.cli.gateway.GatewayOption;
import io.plumbline.cli.gateway.PagedList;
import io.plumbline.cli.gateway.Reply;
import io.plumbline.cli.replies.ReplyOf;
import io.plumbline.cli.text.Column;
import io.plumbline.cli.text.ExitCodes;
import io.plumbline.cli.text.TextTable;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of commands that list objects of a gateway: a table for people, JSON for programs. */
final class ListOptions {

    @Mixin
    private GatewayOption gateway;

    @Option(names = "--json", description = "Write JSON, with every field.")
    private boolean json;

    /**
     * Writes the first entries.
     *
     * @param path path of the list
     * @param type record of an entry, which names the field of a page in its {@link ReplyOf}
     * @param most most entries
     * @param columns columns of the table
     */
    <T> int write(String path, Class<T> type, int most, List<Column<T>> columns) {
        String field = type.getAnnotation(ReplyOf.class).list();
        Reply entries = PagedList.read(gateway.api(), path, field, most).entries();
        System.out.println(json ? entries.json() : TextTable.of(entries.asListOf(type), columns));
        return ExitCodes.PASSED;
    }

    <T> int write(String path, Class<T> type, List<Column<T>> columns) {
        return write(path, type, Integer.MAX_VALUE, columns);
    }
}
