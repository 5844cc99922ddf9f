/** Flow control: releases prompts up to each model's window, records outcomes, and accounts prompts that lost theirs. */
package io.plumbline.gateway.release;
