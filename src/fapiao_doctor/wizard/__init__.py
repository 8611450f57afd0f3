"""The ask and answer loop; talks to people through an Asker and knows no terminal."""
