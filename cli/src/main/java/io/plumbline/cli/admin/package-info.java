/** Commands that manage a running product: models, schedules, keys, alarms, answers. */
package io.plumbline.cli.admin;
