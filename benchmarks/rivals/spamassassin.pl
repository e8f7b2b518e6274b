# Asks SpamAssassin of message after message, as spamd does, without a socket.
#
#   spamassassin.pl SITE_CONFIG STATE
#
# In: 4 bytes of length, big-endian, and so many bytes of a message. Out: a line
# of JSON for each: score, required, bayes (0 to 1 or null), tests, and those
# subtests that tell a bounce or our servers.
# The line `ready` comes first, when all rules are compiled.

use strict;
use warnings;
use JSON::PP;
use Mail::SpamAssassin;

my ($site, $state) = @ARGV;
my $filter = Mail::SpamAssassin->new({
  site_rules_filename  => $site,
  userprefs_filename   => "$state/user_prefs",
  userstate_dir        => $state,
  home_dir_for_helpers => $state,
  dont_copy_prefs      => 1,
  local_tests_only     => 1,
});
$filter->compile_now(0);
# Its plugins may print; only answers belong into the output.
open(my $out, '>&', \*STDOUT) or die "no output: $!";
open(STDOUT, '>&', \*STDERR) or die "no error output: $!";
$out->autoflush(1);
binmode(STDIN);
print $out "ready\n";

my $json = JSON::PP->new->ascii->canonical;
while (my $length = take(4)) {
  my $bytes = take(unpack('N', $length));
  my $mail = $filter->parse($bytes, 1);
  my $status = $filter->check($mail);
  print $out $json->encode({
    score    => 0 + $status->get_score(),
    required => 0 + $status->get_required_score(),
    bayes    => defined $status->{bayes_score} ? 0 + $status->{bayes_score} : undef,
    tests    => [split /,/, $status->get_names_of_tests_hit()],
    subtests => [grep { /BOUNCE|MY_SERVERS/ } split /,/, $status->get_names_of_subtests_hit()],
  }), "\n";
  $status->finish();
  $mail->finish();
}
$filter->finish();

sub take {
  my ($wanted) = @_;
  my $bytes = '';
  while (length($bytes) < $wanted) {
    my $got = read(STDIN, $bytes, $wanted - length($bytes), length($bytes));
    die "no input: $!" unless defined $got;
    return undef if $got == 0;
  }
  return $bytes;
}
