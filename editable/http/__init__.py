"""What browsers ask and are answered: the whole HTTP surface, its checks, and forms without JavaScript."""
